package health.pratique.local.cloud.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path raw, percent-encoded, begins with a slash
 * @param rawQuery without the question mark, empty when there is none
 * @param headers by lower-case name
 */
public record GatewayRequest(
        String method, String path, String rawQuery, Map<String, List<String>> headers, byte[] body) {

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
    }

    /** The body may hold PHI. */
    @Override
    public String toString() {
        return method + " [PHI]";
    }
}
