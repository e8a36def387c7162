package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.template.UsagePlanResource;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** A key in its plan: its token bucket and its count. Thread-safe. */
final class Subscription {

    /** Rates are given to a tenth of a call a second and less. */
    private static final long RATE_SECONDS = 1000;

    private final String keyId;
    private final String planId;
    private final long burst;
    private final Bucket bucket;
    private final KeyUsage usage;

    Subscription(String keyId, UsagePlanResource plan) {
        this.keyId = keyId;
        this.planId = plan.id();
        this.usage = new KeyUsage(plan.quota());
        this.burst = plan.throttle().map(throttle -> (long) throttle.burst()).orElse(Long.MAX_VALUE);
        this.bucket = plan.throttle().map(Subscription::bucket).orElseGet(Subscription::bottomless);
    }

    private static Bucket bucket(UsagePlanResource.Throttle throttle) {
        long refill = Math.max(1, Math.round(throttle.requestsPerSecond() * RATE_SECONDS));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.max(1, throttle.burst()))
                        .refillGreedy(refill, Duration.ofSeconds(RATE_SECONDS)))
                .build();
    }

    private static Bucket bottomless() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(1_000_000_000).refillGreedy(1_000_000_000, Duration.ofSeconds(1)))
                .build();
    }

    String keyId() {
        return keyId;
    }

    String planId() {
        return planId;
    }

    /** What was left of the quota at the end of the day, or is now. */
    long remainingAfter(LocalDate day) {
        return usage.remainingAfter(day);
    }

    /** The rate before the quota: what is throttled is not counted. */
    Admission admit(Instant now) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return new Admission.Throttled(ceilingSeconds(probe.getNanosToWaitForRefill()), burst);
        }
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return usage.count(day)
                ? new Admission.Admitted(probe.getRemainingTokens(), burst)
                : new Admission.OverQuota(usage.secondsUntilRenewed(day, now.getEpochSecond()));
    }

    Map<LocalDate, Long> callsByDay() {
        return usage.callsByDay();
    }

    private static long ceilingSeconds(long nanos) {
        return Math.max(1, (nanos + 999_999_999) / 1_000_000_000);
    }
}
