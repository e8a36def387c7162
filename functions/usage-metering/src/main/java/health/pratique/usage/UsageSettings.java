package health.pratique.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where calls are counted, as {@code PRATIQUE_USAGE_*} environment variables. */
@ConfigMapping(prefix = "pratique.usage")
public interface UsageSettings {

    /** The template names it for the function that answers the API. */
    @WithDefault("pratique-usage-ledger")
    String ledgerTable();

    /** Which API key is whose, and in which plan. */
    @WithDefault("pratique-partners")
    String partnersTable();

    /** Calls a month that each usage plan allows, as {@code trial=5000,standard=500000}. */
    @WithDefault("trial=5000,standard=500000,premium=10000000")
    String quotas();

    /** How long an answer waits for its count, all attempts together; then the answer is not given. */
    @WithDefault("PT2S")
    Duration countWithin();
}
