package health.pratique.audit.archive;

import health.pratique.model.DocumentId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The first bad row of a chain, or a bad anchor.
 *
 * @param documentId the chain's; absent for an anchor, and for a line that is no row at all
 * @param sequence of the row in its chain, or the anchor's number
 * @param file path in the export
 * @param line from 1; 0 when the file is not there or the row has no place in one
 */
public record Flaw(
        FlawKind kind, @Nullable DocumentId documentId, long sequence, String file, int line, String detail) {

    /** Anchors first, as the folder's name is; then by file and line. */
    static final Comparator<Flaw> PLACES = Comparator.comparing(Flaw::file).thenComparingInt(Flaw::line);

    /** Where to look, such as {@code events/2026/01/02/03/shard-1/1-9.ndjson:7}. */
    public String place() {
        return line == 0 ? file : file + ":" + line;
    }

    @Override
    public String toString() {
        String subject = documentId == null
                ? file.startsWith(Anchor.FOLDER) ? "anchor " + sequence : "no document"
                : "document " + documentId + "  row " + sequence;
        return kind + "  " + subject + "  " + place() + ": " + detail;
    }
}
