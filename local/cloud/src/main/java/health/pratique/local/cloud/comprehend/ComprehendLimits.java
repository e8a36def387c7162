package health.pratique.local.cloud.comprehend;

/** What the service takes in a second before it throttles. */
public record ComprehendLimits(double requestsPerSecond, double charactersPerSecond) {

    /** The quotas of an account, by the service's documentation: 40 DetectPHI requests and 40,000 characters. */
    public static final ComprehendLimits OF_AN_ACCOUNT = new ComprehendLimits(40, 40_000);

    public static final ComprehendLimits NONE =
            new ComprehendLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
