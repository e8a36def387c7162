package health.pratique.archive;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.audit.AuditEvent;
import health.pratique.kit.AuditImage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A row as the stream tells of it.
 *
 * @param sequenceNumber its place in the stream
 * @param writtenAt by the table's clock, in whole seconds
 */
record StreamedRow(String sequenceNumber, Instant writtenAt, AuditEvent event) {

    static String sequenceNumber(JsonNode streamRecord) {
        return streamRecord.path("dynamodb").path("SequenceNumber").asText();
    }

    /** Empty when the row is none that the trail writes. */
    static Optional<StreamedRow> read(JsonNode streamRecord) {
        JsonNode change = streamRecord.path("dynamodb");
        try {
            return Optional.of(new StreamedRow(
                    sequenceNumber(streamRecord),
                    Instant.ofEpochSecond(
                            change.path("ApproximateCreationDateTime").asLong()),
                    AuditImage.read(change.path("NewImage"))));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException garbled) {
            return Optional.empty();
        }
    }
}
