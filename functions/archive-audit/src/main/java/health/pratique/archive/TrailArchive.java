package health.pratique.archive;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.Sha256;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.RowMark;
import health.pratique.kit.BatchResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes what the stream brings to the audit bucket, one file a batch. A batch that comes again has the same name and is not
 * written twice; what of it comes again in other company is archived again, which the check of an export allows.
 */
@ApplicationScoped
public class TrailArchive {

    private static final Logger LOG = Logger.getLogger(TrailArchive.class);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);
    private static final int NAMED_DIGITS = 16;

    private final AuditBucket bucket;
    private final PendingBatches pending;

    public TrailArchive(AuditBucket bucket, PendingBatches pending) {
        this.bucket = bucket;
        this.pending = pending;
    }

    /** @return from which record on the batch is to come again */
    BatchResponse take(JsonNode records) {
        List<StreamedRow> rows = new ArrayList<>();
        for (JsonNode each : records) {
            if (!each.path("eventName").asText().equals("INSERT")) {
                // Nobody may do this, and the archive has the row as it was: an alarm listens for these words.
                LOG.errorf(
                        "AUDIT_ROW_ALTERED %s of row %s of document %s",
                        each.path("eventName").asText(), key(each, "sequence"), key(each, "documentId"));
                continue;
            }
            Optional<StreamedRow> row = StreamedRow.read(each);
            if (row.isEmpty()) {
                LOG.errorf("a row of the audit trail cannot be read: record %s", StreamedRow.sequenceNumber(each));
                archive(rows);
                return BatchResponse.failedAt(StreamedRow.sequenceNumber(each));
            }
            rows.add(row.get());
        }
        archive(rows);
        return BatchResponse.DONE;
    }

    private void archive(List<StreamedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        List<RowMark> marks = new ArrayList<>();
        for (StreamedRow row : rows) {
            lines.append(row.event().toJson()).append('\n');
            marks.add(RowMark.of(row.event()));
        }
        String text = lines.toString();
        Instant from = rows.getFirst().writtenAt();
        // Sequence numbers are a shard's own, and Lambda does not say which shard it is: the content makes the name
        // unique.
        String file = ArchiveBatch.FOLDER + HOUR.format(from) + rows.getFirst().sequenceNumber() + "-"
                + rows.getLast().sequenceNumber() + "-" + Sha256.hex(text).substring(0, NAMED_DIGITS) + ".ndjson";
        bucket.putOnce(file, text);
        pending.add(new ArchiveBatch(file, from, rows.getLast().writtenAt(), marks));
    }

    private static String key(JsonNode each, String name) {
        return each.path("dynamodb").path("Keys").path(name).path("S").asText();
    }
}
