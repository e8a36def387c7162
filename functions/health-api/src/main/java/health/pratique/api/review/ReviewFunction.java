package health.pratique.api.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.Stores;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Has the review function decide. Called again with the same decision it answers as the first time. */
@ApplicationScoped
class ReviewFunction {

    private final Provider<LambdaClient> lambda;
    private final ReviewingSettings settings;
    private final ObjectMapper json;

    ReviewFunction(Provider<LambdaClient> lambda, ReviewingSettings settings, ObjectMapper json) {
        this.lambda = lambda;
        this.settings = settings;
        this.json = json;
    }

    /** @throws ProblemException with the function's own reason when it refuses */
    JsonNode decide(String custodian, String review, ObjectNode decision) {
        ObjectNode request = json.createObjectNode()
                .put("operation", "DECIDE")
                .put("custodian", custodian)
                .put("review", review);
        request.set("decision", decision);
        InvokeResponse answer = Stores.registry(() -> lambda.get().invoke(invocation -> invocation
                .functionName(settings.function())
                .payload(SdkBytes.fromUtf8String(request.toString()))));
        try {
            JsonNode body = json.readTree(answer.payload().asByteArray());
            if (answer.functionError() != null) {
                throw refusal(body.path("errorMessage").asText());
            }
            return body;
        } catch (IOException torn) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE).at(torn);
        }
    }

    /** A fault's message begins with its code. */
    private static RuntimeException refusal(String message) {
        Optional<ReasonCode> reason = Arrays.stream(ReasonCode.values())
                .filter(code -> message.startsWith(code.name() + ":"))
                .findFirst();
        if (reason.isEmpty()) {
            return new TransientFault(ReasonCode.STEP_FAILED);
        }
        return switch (reason.get()) {
            case REVIEW_NOT_FOUND -> new ProblemException(ProblemKind.NOT_FOUND);
            case REVIEW_DECIDED, REVIEW_OVERTAKEN, REVIEWER_NOT_SECOND, REVIEW_DIFFERS ->
                new ProblemException(ProblemKind.CONFLICT, reason.get());
            case REVIEW_INCOMPLETE, REVIEW_NOT_ALLOWED, REVIEW_EXPIRED ->
                new ProblemException(ProblemKind.UNPROCESSABLE, reason.get());
            default -> new TransientFault(reason.get());
        };
    }
}
