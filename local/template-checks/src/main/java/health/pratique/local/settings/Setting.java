package health.pratique.local.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * One value that code reads.
 *
 * @param property such as {@code pratique.fraud.forests-table}
 * @param accessor the method that reads it, as {@code owner.method}
 * @param fallback what holds when nobody sets it
 * @param optional whether the code goes on without it
 */
record Setting(String property, String accessor, Optional<String> fallback, boolean optional) {

    /** As an environment variable, by MicroProfile Config's rule. */
    String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether the fallback is the name of something on one machine, or of nothing, that no deployment has. */
    boolean hasLocalFallback() {
        return fallback.filter(value -> value.matches("(alias/)?pratique-.*|https://.*[.]invalid"))
                .isPresent();
    }
}
