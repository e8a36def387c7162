package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.Review;
import java.io.IOException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes the function that takes reviewers' decisions. */
final class ReviewFunction {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection platform;

    ReviewFunction(Connection platform) {
        this.platform = platform;
    }

    /** @throws CommandFailed with the function's own refusal, which says what to do next */
    JsonNode call(String operation, Review review, ObjectNode more) {
        ObjectNode request = JSON.createObjectNode()
                .put("operation", operation)
                .put("custodian", review.custodian().value())
                .put("review", review.id());
        request.setAll(more);
        InvokeResponse answer = platform.functions()
                .invoke(invocation ->
                        invocation.functionName(name()).payload(SdkBytes.fromUtf8String(request.toString())));
        try {
            JsonNode body = JSON.readTree(answer.payload().asByteArray());
            if (answer.functionError() != null) {
                throw new CommandFailed(body.path("errorMessage").asText("the review was not changed: try again"));
            }
            return body;
        } catch (IOException torn) {
            throw new CommandFailed("the platform did not answer in full: try again");
        }
    }

    /** The function's name ends as that of the documents table does: with the environment. */
    private String name() {
        return "pratique-review-document" + platform.info().documentsTable().substring("pratique-documents".length());
    }
}
