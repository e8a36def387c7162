package health.pratique.cleaning;

import health.pratique.detection.DetectedDocument;
import health.pratique.detection.PhiCounts;

/**
 * A copy that was proved clean. Prints as {@code [PHI]}, because some release policies leave dates and places.
 *
 * @param content in the original's format, in UTF-8
 * @param detected what was found in the original
 */
public record CleanCopy(byte[] content, DetectedDocument detected) {

    /** What was PHI in the original. */
    public PhiCounts counts() {
        return PhiCounts.of(detected);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
