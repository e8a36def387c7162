package health.pratique.smart;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A narrowing of a scope, as {@code category=laboratory}: what the scope opens is what a search by it finds.
 *
 * @param parameter a search parameter, one of {@link GranularParameters}
 * @param value as in a search, decoded; a comma in it means or
 */
public record ScopeConstraint(String parameter, String value) {

    @Override
    public String toString() {
        return parameter + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
