package health.pratique.format;

/**
 * What a document may cost before its content is held in memory.
 *
 * @param maxBytes of the document as sent, and of all that an archive holds together
 * @param maxDepth of nested objects and arrays
 * @param maxFields values of any kind, so that a document of many tiny values is bounded too
 * @param maxEntries of an archive, directories among them
 * @param maxRatio how many bytes an archive's compressed byte may become
 */
public record FormatLimits(long maxBytes, int maxDepth, int maxFields, int maxEntries, int maxRatio) {

    private static final int ENTRIES = 10_000;
    private static final int RATIO = 100;

    /** 100 MB, 64 levels, five million values; 10,000 entries at 100:1. */
    public static final FormatLimits STANDARD = new FormatLimits(100L * 1024 * 1024, 64, 5_000_000);

    /** For what we ourselves have written: a copy may be larger than its original. */
    public static final FormatLimits OF_COPIES = STANDARD.withMaxBytes(Long.MAX_VALUE);

    public FormatLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxFields < 1 || maxEntries < 1 || maxRatio < 1) {
            throw new IllegalArgumentException("each limit of a document is at least 1");
        }
    }

    /** With the standard limits of archives. */
    public FormatLimits(long maxBytes, int maxDepth, int maxFields) {
        this(maxBytes, maxDepth, maxFields, ENTRIES, RATIO);
    }

    public FormatLimits withMaxBytes(long bytes) {
        return new FormatLimits(bytes, maxDepth, maxFields, maxEntries, maxRatio);
    }

    public FormatLimits withMaxEntries(int entries) {
        return new FormatLimits(maxBytes, maxDepth, maxFields, entries, maxRatio);
    }

    public FormatLimits withMaxRatio(int ratio) {
        return new FormatLimits(maxBytes, maxDepth, maxFields, maxEntries, ratio);
    }

    /** For a document within a document. */
    public FormatLimits withMaxDepth(int depth) {
        return new FormatLimits(maxBytes, depth, maxFields, maxEntries, maxRatio);
    }
}
