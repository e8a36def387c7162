package health.pratique.local.cloud.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's {@code Invoke}: RequestResponse, Event and DryRun. */
public final class LambdaEndpoint implements ServiceEndpoint {

    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]{1,512})/invocations");

    private final Functions functions;
    private final ObjectMapper json = new ObjectMapper();

    public LambdaEndpoint(Functions functions) {
        this.functions = functions;
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.path().startsWith("/2015-03-31/functions");
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        try {
            return invoke(request);
        } catch (ServiceError e) {
            byte[] body = json.writeValueAsBytes(Map.of("Type", "User", "Message", e.text()));
            return response(e.status(), body, Map.of("x-amzn-ErrorType", e.type()));
        }
    }

    private GatewayResponse invoke(GatewayRequest request) throws ServiceError, IOException {
        Matcher matcher = PATH.matcher(request.path());
        if (!request.method().equals("POST") || !matcher.matches()) {
            throw ServiceError.badRequest(
                    "UnknownOperationException", "Of Lambda only Invoke exists in the local cloud");
        }
        String reference = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        FunctionConfiguration function = functions
                .find(reference)
                .orElseThrow(() -> new ServiceError(
                        404, "ResourceNotFoundException", "The function does not exist in the template"));
        byte[] payload = payload(request);
        return switch (request.header("x-amz-invocation-type").orElse("RequestResponse")) {
            case "RequestResponse" -> synchronous(function, payload);
            case "Event" -> later(function, payload);
            case "DryRun" -> response(204, new byte[0], Map.of());
            default ->
                throw ServiceError.badRequest(
                        "InvalidParameterValueException", "InvocationType is RequestResponse, Event or DryRun");
        };
    }

    private byte[] payload(GatewayRequest request) throws ServiceError, IOException {
        byte[] body = request.body();
        if (body.length > Functions.MAX_PAYLOAD_BYTES) {
            throw new ServiceError(
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than 6291456 bytes for the Invoke operation");
        }
        if (body.length == 0) {
            return "{}".getBytes(StandardCharsets.UTF_8);
        }
        try {
            json.readTree(body);
        } catch (JsonProcessingException e) {
            throw ServiceError.badRequest("InvalidRequestContentException", "Could not parse request body into json");
        }
        return body;
    }

    private GatewayResponse synchronous(FunctionConfiguration function, byte[] payload) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("X-Amz-Executed-Version", "$LATEST"));
        try {
            return response(200, functions.invoke(function, payload), headers);
        } catch (FunctionFailed e) {
            headers.put("X-Amz-Function-Error", "Unhandled");
            return response(200, e.payload(), headers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The platform is stopping");
        }
    }

    private GatewayResponse later(FunctionConfiguration function, byte[] payload) throws ServiceError {
        if (!functions.invokeLater(function, payload)) {
            throw new ServiceError(429, "TooManyRequestsException", "Rate Exceeded.");
        }
        return response(202, new byte[0], Map.of());
    }

    private static GatewayResponse response(int status, byte[] body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("Content-Type", List.of("application/json"));
        all.put("x-amzn-RequestId", List.of(UUID.randomUUID().toString()));
        return new GatewayResponse(status, all, body);
    }
}
