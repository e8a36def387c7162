package health.pratique.local.cloud.gateway;

import java.time.Duration;

/** How much a server behind the gateway was used. */
public record BackendUse(long calls, Duration waited) {

    /** What was added since. */
    public BackendUse since(BackendUse earlier) {
        return new BackendUse(calls - earlier.calls, waited.minus(earlier.waited));
    }
}
