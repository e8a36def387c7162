package health.pratique.local.cloud.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A service whose operations are named by {@code X-Amz-Target: Prefix.Operation}: AWS JSON 1.0 and 1.1. */
public final class JsonOperations implements ServiceEndpoint {

    private final String targetPrefix;
    private final String contentType;
    private final Map<String, Operation> operations;
    private final ObjectMapper json = new ObjectMapper();

    /** One operation: request in, answer out. */
    @FunctionalInterface
    public interface Operation {
        JsonNode answer(ObjectNode request) throws ServiceError;
    }

    /**
     * @param targetPrefix such as {@code AWSStepFunctions}
     * @param version {@code 1.0} or {@code 1.1}
     */
    public JsonOperations(String targetPrefix, String version, Map<String, Operation> operations) {
        this.targetPrefix = targetPrefix + ".";
        this.contentType = "application/x-amz-json-" + version;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.method().equals("POST")
                && request.header("x-amz-target").orElse("").startsWith(targetPrefix);
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        String name = request.header("x-amz-target").orElse("").substring(targetPrefix.length());
        try {
            Operation operation = Optional.ofNullable(operations.get(name)).orElseThrow(() -> unknown(name));
            return response(200, json.writeValueAsBytes(operation.answer(parse(request.body()))), Optional.empty());
        } catch (ServiceError e) {
            ObjectNode error = json.createObjectNode().put("__type", e.type()).put("message", e.text());
            return response(e.status(), json.writeValueAsBytes(error), Optional.of(e.type()));
        }
    }

    /** @param operation as the caller named it; repeated only if it is a name */
    public static ServiceError unknown(String operation) {
        String named = operation.matches("\\w{1,64}") ? operation : "this operation";
        return ServiceError.badRequest("UnknownOperationException", "The local cloud does not support " + named + ".");
    }

    private ObjectNode parse(byte[] body) throws ServiceError, IOException {
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            throw ServiceError.badRequest("SerializationException", "The request is not JSON");
        }
        throw ServiceError.badRequest("SerializationException", "The request is not a JSON object");
    }

    private GatewayResponse response(int status, byte[] body, Optional<String> errorType) {
        List<String> requestId = List.of(UUID.randomUUID().toString());
        Map<String, List<String>> headers = errorType
                .map(type -> Map.of(
                        "Content-Type", List.of(contentType),
                        "x-amzn-RequestId", requestId,
                        "x-amzn-ErrorType", List.of(type)))
                .orElseGet(() -> Map.of("Content-Type", List.of(contentType), "x-amzn-RequestId", requestId));
        return new GatewayResponse(status, headers, body);
    }
}
