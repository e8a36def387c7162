package health.pratique.local.cloud.wire;

import health.pratique.local.cloud.gateway.GatewayRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a call in AWS's Query protocol. */
public record QueryForm(Map<String, String> parameters) {

    /** Whether a request speaks the protocol to this service, by the scope of its signature. */
    public static boolean isFor(String service, GatewayRequest request) {
        return request.method().equals("POST")
                && request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                && request.header("authorization").orElse("").contains("/" + service + "/aws4_request");
    }

    public static QueryForm of(GatewayRequest request) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryForm(parameters);
    }

    public String action() {
        return parameters.getOrDefault("Action", "");
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** As it came, where it is not percent-encoded. */
    public static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }

    /** The parameters may hold anything. */
    @Override
    public String toString() {
        return "QueryForm[PHI]";
    }
}
