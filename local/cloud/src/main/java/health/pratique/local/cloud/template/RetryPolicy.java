package health.pratique.local.cloud.template;

import java.time.Duration;

/** How long EventBridge goes on trying to deliver to a target; the defaults are the service's own. */
public record RetryPolicy(int maximumRetryAttempts, Duration maximumEventAge) {

    static RetryPolicy from(Properties policy) {
        return new RetryPolicy(
                policy.number("MaximumRetryAttempts", 185),
                Duration.ofSeconds(policy.number("MaximumEventAgeInSeconds", 86_400)));
    }
}
