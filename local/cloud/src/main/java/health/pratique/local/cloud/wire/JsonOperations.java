package health.pratique.local.cloud.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A service whose operations are named by {@code X-Amz-Target: Prefix.Operation}: AWS JSON 1.0 and 1.1, or the same in CBOR. */
public final class JsonOperations implements ServiceEndpoint {

    private final String targetPrefix;
    private final String version;
    private final Map<String, Operation> operations;

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
        this.version = version;
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
        WireFormat format = WireFormat.of(request);
        try {
            Operation operation = Optional.ofNullable(operations.get(name)).orElseThrow(() -> unknown(name));
            JsonNode answer = operation.answer(parse(format, request.body()));
            return response(format, 200, answer, Optional.empty());
        } catch (ServiceError e) {
            ObjectNode error = JsonNodeFactory.instance
                    .objectNode()
                    .put("__type", e.type())
                    .put("message", e.text());
            return response(format, e.status(), error, Optional.of(e.type()));
        }
    }

    /** @param operation as the caller named it; repeated only if it is a name */
    public static ServiceError unknown(String operation) {
        String named = operation.matches("\\w{1,64}") ? operation : "this operation";
        return ServiceError.badRequest("UnknownOperationException", "The local cloud does not support " + named + ".");
    }

    /** What an operation is asked with; nothing, where it cannot be read. */
    public static ObjectNode members(GatewayRequest request) throws IOException {
        try {
            return parse(WireFormat.of(request), request.body());
        } catch (ServiceError unreadable) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static ObjectNode parse(WireFormat format, byte[] body) throws ServiceError, IOException {
        try {
            if (format.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException garbled) {
            throw ServiceError.badRequest("SerializationException", "The request cannot be read");
        }
        throw ServiceError.badRequest("SerializationException", "The request is not an object");
    }

    private GatewayResponse response(WireFormat format, int status, JsonNode body, Optional<String> errorType)
            throws IOException {
        List<String> contentType = List.of(format.contentType(version));
        List<String> requestId = List.of(UUID.randomUUID().toString());
        Map<String, List<String>> headers = errorType
                .map(type -> Map.of(
                        "Content-Type", contentType,
                        "x-amzn-RequestId", requestId,
                        "x-amzn-ErrorType", List.of(type)))
                .orElseGet(() -> Map.of("Content-Type", contentType, "x-amzn-RequestId", requestId));
        return new GatewayResponse(status, headers, format.mapper().writeValueAsBytes(body));
    }
}
