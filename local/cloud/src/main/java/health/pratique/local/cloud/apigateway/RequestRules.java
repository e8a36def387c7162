package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.LoopbackNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests are refused before anyone looks for their meaning: those that two readers could read in two ways. How a body's end is found is
 * checked where it is read.
 */
final class RequestRules {

    /** API Gateway's limit for all of a request's header lines. */
    static final int HEADER_LIMIT_BYTES = 10_240;

    private static final Pattern METHOD = Pattern.compile("[A-Z]{3,7}");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** Two of these, and two readers take a different one. */
    private static final Set<String> ONCE = Set.of(
            "authorization",
            "content-encoding",
            "content-length",
            "content-type",
            "host",
            "idempotency-key",
            "if-match",
            "if-none-exist",
            "if-none-match",
            "transfer-encoding",
            "x-api-key");

    private RequestRules() {}

    /**
     * What is wrong with the head of a request; empty when nothing is.
     *
     * @param line as it came: method, target, version
     */
    static Optional<GatewayResponse> refusal(String line, Map<String, List<String>> headers) {
        if (size(headers) > HEADER_LIMIT_BYTES) {
            return Optional.of(GatewayAnswers.headersTooLarge());
        }
        return isSound(line) && headersAreSound(headers) && isFromHere(headers)
                ? Optional.empty()
                : Optional.of(GatewayAnswers.badRequest());
    }

    private static boolean isSound(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !METHOD.matcher(parts[0]).matches() || !parts[2].matches("HTTP/1\\.[01]")) {
            return false;
        }
        return RequestTarget.isSound(parts[1]);
    }

    private static boolean headersAreSound(Map<String, List<String>> headers) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (!TOKEN.matcher(header.getKey()).matches()
                    || ONCE.contains(header.getKey()) && header.getValue().size() > 1
                    || header.getValue().stream().anyMatch(RequestRules::hasControls)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasControls(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
    }

    private static boolean isFromHere(Map<String, List<String>> headers) {
        List<String> host = headers.get("host");
        return host != null && LoopbackNames.contain(host.getFirst());
    }

    private static int size(Map<String, List<String>> headers) {
        int size = 0;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length() + 4;
            }
        }
        return size;
    }
}
