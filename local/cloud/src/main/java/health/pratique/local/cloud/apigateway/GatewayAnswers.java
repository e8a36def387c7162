package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What API Gateway says itself, in its own words: a client that knows them from AWS meets the same here. */
final class GatewayAnswers {

    private GatewayAnswers() {}

    static GatewayResponse badRequest() {
        return answer(400, "Bad Request", "BadRequestException");
    }

    /** No key, an unknown one, one that is switched off, or one without a plan for this API. */
    static GatewayResponse forbidden() {
        return answer(403, "Forbidden", "ForbiddenException");
    }

    /** API Gateway's answer to a path or method that it does not have. */
    static GatewayResponse noSuchRoute() {
        return answer(403, "Missing Authentication Token", "MissingAuthenticationTokenException");
    }

    static GatewayResponse requestTimedOut() {
        return answer(408, "Request Timeout", "RequestTimeoutException");
    }

    static GatewayResponse tooLarge() {
        return answer(413, "Request Too Long", "RequestTooLargeException");
    }

    static GatewayResponse headersTooLarge() {
        return answer(431, "Request Header Fields Too Large", "RequestHeadersTooLargeException");
    }

    static GatewayResponse throttled() {
        return answer(429, "Too Many Requests", "TooManyRequestsException");
    }

    static GatewayResponse overQuota() {
        return answer(429, "Limit Exceeded", "LimitExceededException");
    }

    /** The integration failed or answered in a shape that is none. */
    static GatewayResponse integrationFailed() {
        return answer(502, "Internal server error", "InternalServerErrorException");
    }

    static GatewayResponse integrationTimedOut() {
        return answer(504, "Endpoint request timed out", "InternalServerErrorException");
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
