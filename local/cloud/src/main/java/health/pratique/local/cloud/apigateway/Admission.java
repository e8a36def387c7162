package health.pratique.local.cloud.apigateway;

/** Whether a key's plan lets a call through. */
sealed interface Admission {

    /**
     * @param remaining calls that could follow at once
     * @param limit calls that the plan takes at once
     */
    record Admitted(long remaining, long limit) implements Admission {}

    record Throttled(long retryAfterSeconds, long limit) implements Admission {}

    record OverQuota(long retryAfterSeconds) implements Admission {}
}
