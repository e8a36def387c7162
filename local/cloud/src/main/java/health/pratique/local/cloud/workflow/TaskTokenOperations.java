package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.asl.Standing;
import health.pratique.local.cloud.wire.JsonOperations.Operation;
import health.pratique.local.cloud.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The answers to task tokens: what Step Functions calls when somebody outside has done a task. */
final class TaskTokenOperations {

    private static final int MAX_OUTPUT_BYTES = 262_144;

    private final TaskTokens tokens;
    private final ObjectMapper json = new ObjectMapper();

    TaskTokenOperations(TaskTokens tokens) {
        this.tokens = tokens;
    }

    Map<String, Operation> all() {
        return Map.of(
                "SendTaskSuccess", this::success,
                "SendTaskFailure", this::failure,
                "SendTaskHeartbeat", this::heartbeat);
    }

    private JsonNode success(ObjectNode request) throws ServiceError {
        tokens.answer(token(request), new Standing.Answer.Success(output(request)));
        return json.createObjectNode();
    }

    private JsonNode failure(ObjectNode request) throws ServiceError {
        tokens.answer(
                token(request),
                new Standing.Answer.Failure(
                        request.path("error").asText(""), request.path("cause").asText("")));
        return json.createObjectNode();
    }

    private JsonNode heartbeat(ObjectNode request) throws ServiceError {
        tokens.heartbeat(token(request));
        return json.createObjectNode();
    }

    private static String token(ObjectNode request) throws ServiceError {
        if (!request.path("taskToken").isTextual()) {
            throw ServiceError.validation("taskToken is wanted");
        }
        return request.get("taskToken").asText();
    }

    private JsonNode output(ObjectNode request) throws ServiceError {
        String output = request.path("output").asText("");
        if (output.getBytes(StandardCharsets.UTF_8).length > MAX_OUTPUT_BYTES) {
            throw ServiceError.validation("The output is longer than 262144 bytes");
        }
        try {
            JsonNode node = json.readTree(output);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException notJson) {
            throw ServiceError.badRequest("InvalidOutput", "Invalid Output: no JSON");
        }
        throw ServiceError.badRequest("InvalidOutput", "Invalid Output: empty");
    }
}
