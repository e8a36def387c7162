package health.pratique.format;

/**
 * What a document may cost before its content is held in memory.
 *
 * @param maxBytes of the document as sent
 * @param maxDepth of nested objects and arrays
 * @param maxFields values of any kind, so that a document of many tiny values is bounded too
 */
public record FormatLimits(long maxBytes, int maxDepth, int maxFields) {

    /** 100 MB, 64 levels, five million values. */
    public static final FormatLimits STANDARD = new FormatLimits(100L * 1024 * 1024, 64, 5_000_000);

    public FormatLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxFields < 1) {
            throw new IllegalArgumentException("each limit of a document is at least 1");
        }
    }

    public FormatLimits withMaxBytes(long bytes) {
        return new FormatLimits(bytes, maxDepth, maxFields);
    }
}
