package health.pratique.local.cloud.apigateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers of a client reach the integration: none that concern the connection, and none that only the gateway may say. */
final class PassedHeaders {

    private static final List<String> GATEWAYS_OWN = List.of("x-pratique-", "x-amzn-", "x-forwarded-");

    /** RFC 9110, 7.6.1; what else would change the address or the method behind the gateway's back. */
    private static final Set<String> LEFT_OUT = Set.of(
            "connection",
            "expect",
            "forwarded",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    private PassedHeaders() {}

    /** @param headers by lower-case name */
    static Map<String, List<String>> of(Map<String, List<String>> headers) {
        Set<String> named = namedByConnection(headers);
        Map<String, List<String>> passed = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            String plain = name.replace('_', '-');
            if (!LEFT_OUT.contains(plain)
                    && !named.contains(name)
                    && GATEWAYS_OWN.stream().noneMatch(plain::startsWith)) {
                passed.put(name, values);
            }
        });
        return passed;
    }

    /** Headers that a client may not take away by calling them its connection's. */
    private static final Set<String> NEVER_HOP_BY_HOP = Set.of("authorization", "content-type", "host", "x-api-key");

    private static Set<String> namedByConnection(Map<String, List<String>> headers) {
        return headers.getOrDefault("connection", List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !NEVER_HOP_BY_HOP.contains(name))
                .collect(java.util.stream.Collectors.toSet());
    }
}
