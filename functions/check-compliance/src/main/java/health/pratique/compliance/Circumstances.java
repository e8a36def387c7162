package health.pratique.compliance;

import health.pratique.configuration.ConfigurationContent;
import java.time.Instant;
import java.util.Set;

/**
 * Under which a document is checked.
 *
 * @param configuration of its custodian
 * @param region of AWS in which it is processed; {@code local} outside
 * @param now what counts as the future
 */
public record Circumstances(ConfigurationContent configuration, String region, Instant now) {

    /** In Zurich GDPR is not the law. */
    private static final Set<String> EUROPE_WITHOUT_GDPR = Set.of("eu-central-2");

    /** Whether the installation stands in the EU or the United Kingdom, whose law is the same in what is checked here. */
    public boolean inEurope() {
        return (region.startsWith("eu-") || region.startsWith("eusc-")) && !EUROPE_WITHOUT_GDPR.contains(region);
    }
}
