package health.pratique.usage;

import java.time.Duration;

/**
 * How much of a plan's month is used. The ledger is what is billed; this is kept beside it and may lag behind by the calls of a second.
 *
 * @param limit calls a month; 0 without a quota
 * @param renews until the next month begins
 */
public record QuotaState(String plan, long limit, long used, Duration renews) {

    public long remaining() {
        return Math.max(0, limit - used);
    }
}
