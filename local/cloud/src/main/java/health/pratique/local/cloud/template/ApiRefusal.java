package health.pratique.local.cloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a REST API says in place of API Gateway's own words when the gateway refuses a call: an entry of {@code GatewayResponses}.
 *
 * @param status in place of API Gateway's
 * @param headers what is added; values as they go on the wire
 * @param bodies by media type, with variables such as {@code $context.requestId}; empty for API Gateway's own
 */
public record ApiRefusal(Optional<Integer> status, Map<String, String> headers, Map<String, String> bodies) {

    public ApiRefusal {
        headers = Map.copyOf(headers);
        bodies = Collections.unmodifiableMap(new LinkedHashMap<>(bodies));
    }

    /** By the type of response, such as {@code THROTTLED}. */
    static Map<String, ApiRefusal> of(Properties api) {
        Properties responses = api.object("GatewayResponses");
        Map<String, ApiRefusal> refusals = new LinkedHashMap<>();
        for (String type : (Iterable<String>) responses.node()::fieldNames) {
            refusals.put(type, from(responses.object(type)));
        }
        return refusals;
    }

    private static ApiRefusal from(Properties response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.object("ResponseParameters")
                .texts("Headers")
                .forEach((name, value) -> headers.put(name, unquoted(value)));
        int status = response.number("StatusCode", 0);
        return new ApiRefusal(
                status == 0 ? Optional.empty() : Optional.of(status), headers, response.texts("ResponseTemplates"));
    }

    /** A static value stands between single quotes; a mapped one, which does not, is not needed here. */
    private static String unquoted(String value) {
        return value.replaceAll("^'|'$", "");
    }
}
