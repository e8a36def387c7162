package health.pratique.audit.archive;

import health.pratique.audit.AuditEvent;
import health.pratique.model.DocumentId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an anchor keeps of a row: enough to find it and to know it again. */
public record RowMark(DocumentId documentId, long sequence, String hash) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32}):([1-9][0-9]{0,15}):([0-9a-f]{64})");

    public static RowMark of(AuditEvent event) {
        return new RowMark(event.documentId(), event.sequence(), event.hash());
    }

    /** @throws IllegalArgumentException for a text that {@link #toString} does not write */
    public static RowMark parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a row's mark is document id, sequence and hash, with colons between");
        }
        return new RowMark(new DocumentId(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3));
    }

    @Override
    public String toString() {
        return documentId + ":" + sequence + ":" + hash;
    }
}
