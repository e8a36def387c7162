package health.pratique.format.pdf;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.FormatLimits;

/**
 * What one PDF may cost. Everything is counted against the size of the file, so that time and memory stay in proportion to it.
 *
 * @param maxPages of the document
 * @param maxObjects that the object graph may have, and operators that the pages may run
 * @param maxDecodedBytes of all streams that are read; images are never decoded and do not count
 */
public record PdfLimits(int maxPages, int maxObjects, long maxDecodedBytes) {

    /** Small files of fonts and repeated text unpack to more than the ratio, harmlessly. */
    private static final long ALWAYS_ALLOWED = 16L * 1024 * 1024;

    private static final long NEVER_ALLOWED = 512L * 1024 * 1024;
    private static final int PAGES = 10_000;

    public static PdfLimits of(FormatLimits limits, long fileBytes) {
        long decoded = Math.min(Math.max(ALWAYS_ALLOWED, fileBytes * limits.maxRatio()), NEVER_ALLOWED);
        return new PdfLimits(PAGES, limits.maxFields(), decoded);
    }

    static DocumentRejected tooLarge() {
        return new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
    }

    static DocumentRejected invalid() {
        return new DocumentRejected(ReasonCode.FORMAT_INVALID);
    }
}
