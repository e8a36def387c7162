package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.template.ApiRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says a refusal as the API's {@code GatewayResponses} have it, in the form that the caller's Accept names, else as API Gateway does. */
final class RefusalWords {

    private static final String JSON = "application/json";

    private final Map<String, ApiRefusal> refusals;

    RefusalWords(Map<String, ApiRefusal> refusals) {
        this.refusals = refusals;
    }

    /** @param headers of the request, by lower-case name */
    GatewayResponse of(GatewayRefusal refusal, Map<String, List<String>> headers, String requestId) {
        Optional<ApiRefusal> own = Optional.ofNullable(refusals.get(refusal.name()))
                .or(() -> Optional.ofNullable(refusals.get(refusal.family())));
        Map<String, String> bodies = own.map(ApiRefusal::bodies)
                .filter(written -> !written.isEmpty())
                .orElse(Map.of(JSON, "{\"message\":$context.error.messageString}"));
        Map.Entry<String, String> body = body(bodies, headers.getOrDefault("accept", List.of()));
        GatewayResponse response = GatewayResponse.of(
                own.flatMap(ApiRefusal::status).orElse(refusal.status()),
                body.getKey(),
                filled(body.getValue(), refusal, requestId).getBytes(StandardCharsets.UTF_8));
        return GatewayAnswers.with(
                GatewayAnswers.with(response, own.map(ApiRefusal::headers).orElse(Map.of())),
                Map.of("x-amzn-ErrorType", refusal.errorType()));
    }

    private static Map.Entry<String, String> body(Map<String, String> bodies, List<String> accept) {
        return Stream.concat(
                        Stream.of(String.join(",", accept).split(",")).map(RefusalWords::mediaType), Stream.of(JSON))
                .flatMap(wanted ->
                        bodies.entrySet().stream().filter(one -> one.getKey().equals(wanted)))
                .findFirst()
                .orElseGet(() -> bodies.entrySet().iterator().next());
    }

    private static String mediaType(String range) {
        return range.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String filled(String body, GatewayRefusal refusal, String requestId) {
        return body.replace("$context.error.messageString", "\"" + refusal.message() + "\"")
                .replace("$context.error.message", refusal.message())
                .replace("$context.error.responseType", refusal.name())
                .replace("$context.requestId", requestId);
    }
}
