package health.pratique.audit.archive;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One archived file of rows, as an anchor vouches for it.
 *
 * @param file its key in the audit bucket, and its path in an export
 * @param writtenFrom when the first of its rows was written, by the table's clock: not the writer's, whose time is in the row
 * @param rows in the order of its lines
 */
public record ArchiveBatch(String file, Instant writtenFrom, Instant writtenTo, List<RowMark> rows) {

    /** Where archived rows are kept. */
    public static final String FOLDER = "events/";

    public ArchiveBatch {
        rows = List.copyOf(rows);
    }

    /** One line of an anchor, and a leaf of its tree. */
    public String toJson() {
        return CanonicalJson.write(Map.of(
                "file", file,
                "rows", rows.stream().map(RowMark::toString).toList(),
                "writtenFrom", writtenFrom.toString(),
                "writtenTo", writtenTo.toString()));
    }

    /** @throws RuntimeException for what {@link #toJson} does not write */
    public static ArchiveBatch read(JsonNode line) {
        List<RowMark> rows = new ArrayList<>();
        line.required("rows").forEach(row -> rows.add(RowMark.parse(row.asText())));
        return new ArchiveBatch(
                line.required("file").asText(),
                Instant.parse(line.required("writtenFrom").asText()),
                Instant.parse(line.required("writtenTo").asText()),
                rows);
    }
}
