package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said to a request that cannot be read, in API Gateway's words: no API can give it others. */
final class GatewayAnswers {

    private GatewayAnswers() {}

    static GatewayResponse badRequest() {
        return answer(400, "Bad Request", "BadRequestException");
    }

    static GatewayResponse requestTimedOut() {
        return answer(408, "Request Timeout", "RequestTimeoutException");
    }

    static GatewayResponse headersTooLarge() {
        return answer(431, "Request Header Fields Too Large", "RequestHeadersTooLargeException");
    }

    static GatewayResponse with(GatewayResponse response, Map<String, String> more) {
        Map<String, List<String>> headers = new LinkedHashMap<>(response.headers());
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        return new GatewayResponse(response.status(), headers, response.body());
    }

    private static GatewayResponse answer(int status, String message, String errorType) {
        return with(
                GatewayResponse.of(
                        status,
                        "application/json",
                        ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8)),
                Map.of("x-amzn-ErrorType", errorType));
    }
}
