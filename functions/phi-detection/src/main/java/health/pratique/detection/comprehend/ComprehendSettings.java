package health.pratique.detection.comprehend;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Comprehend Medical is called; keys {@code pratique.comprehend.*}. */
public interface ComprehendSettings {

    /** Calls under way at once in one function instance. The service's default quota is 40 calls a second. */
    @WithDefault("4")
    int maxConcurrency();

    /**
     * The score below which a span counts only if another detector found something in the same place, or no other detector
     * runs. Low, because a missed identifier costs more than a masked word.
     */
    @WithDefault("0.30")
    double minScore();

    /** The time for one attempt of a call. */
    @WithDefault("PT10S")
    Duration attemptTimeout();

    /** The time for a call with all its attempts. */
    @WithDefault("PT40S")
    Duration callTimeout();

    /** Attempts of one call, the first included. */
    @WithDefault("6")
    int maxAttempts();

    /** How long one call may be throttled; below the function's own time limit. */
    @WithDefault("PT150S")
    Duration throttlePatience();
}
