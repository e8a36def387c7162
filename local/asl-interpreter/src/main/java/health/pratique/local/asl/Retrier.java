package health.pratique.local.asl;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Retry}.
 *
 * @param maxAttempts retries, not counting the first try; 0: the error is never retried
 * @param backoffRate factor of the interval from one retry to the next, at least 1
 * @param maxDelay bound of the interval, before jitter
 */
public record Retrier(
        List<String> errorEquals,
        Duration interval,
        int maxAttempts,
        double backoffRate,
        @Nullable Duration maxDelay,
        Jitter jitter) {

    /** {@code JitterStrategy}. */
    public enum Jitter {
        /** Wait exactly the interval. */
        NONE,
        /** Wait anything from nothing to the interval. */
        FULL
    }

    public Retrier {
        errorEquals = List.copyOf(errorEquals);
    }

    boolean matches(String error) {
        return ErrorNames.match(errorEquals, error);
    }

    /**
     * How long to wait before a retry.
     *
     * @param retriesBefore how often this retrier has been used in this state
     */
    Duration delay(int retriesBefore, RandomGenerator random) {
        double seconds = interval.toSeconds() * Math.pow(backoffRate, retriesBefore);
        double bounded = Math.min(seconds, maxDelay == null ? FieldLimits.MAX_SECONDS : maxDelay.toSeconds());
        double waited =
                switch (jitter) {
                    case NONE -> bounded;
                    case FULL -> bounded * random.nextDouble();
                };
        return Duration.ofMillis(Math.round(waited * 1000));
    }
}
