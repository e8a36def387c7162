package health.pratique.local.asl;

/** Quotas of Step Functions and bounds of the language's numbers. */
final class FieldLimits {

    /** Longest timeout, wait and interval. */
    static final long MAX_SECONDS = 99_999_999;

    /** {@code MaxDelaySeconds} is below this: 366 days. */
    static final long MAX_DELAY_SECONDS = 31_622_399;

    static final long MAX_ATTEMPTS = 99_999_999;

    /** Characters of a state name and of a variable name. */
    static final int MAX_NAME = 80;

    /** Bytes, as UTF-8 JSON, of any input, result or output, and of the values of one Assign. */
    static final int MAX_PAYLOAD_BYTES = 256 * 1024;

    private FieldLimits() {}
}
