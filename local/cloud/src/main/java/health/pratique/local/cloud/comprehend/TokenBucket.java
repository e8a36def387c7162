package health.pratique.local.cloud.comprehend;

import java.util.function.LongSupplier;

/** Holds at most one second's worth of tokens; thread-safe. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        this.tokens = perSecond;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Takes all or none. */
    synchronized boolean take(int wanted) {
        if (Double.isInfinite(perSecond)) {
            return true;
        }
        long now = nanoTime.getAsLong();
        tokens = Math.min(perSecond, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < wanted) {
            return false;
        }
        tokens -= wanted;
        return true;
    }
}
