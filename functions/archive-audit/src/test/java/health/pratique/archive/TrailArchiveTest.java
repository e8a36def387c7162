package health.pratique.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.ExportVerifier.Report;
import health.pratique.kit.BatchResponse;
import health.pratique.kit.BatchResponse.BatchItemFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the stream into the bucket. */
class TrailArchiveTest {

    @TempDir
    private Path export;

    private final ArchiveFixture at = new ArchiveFixture();

    @Test
    void whatTheStreamBringsIsArchivedAnchoredAndWhole() throws IOException {
        List<AuditEvent> one = ArchiveFixture.trail("one", 5);
        List<AuditEvent> other = ArchiveFixture.trail("other", 3);
        at.archive.take(at.records(one.subList(0, 2)));
        at.anchors.write();
        at.archive.take(at.records(other));
        at.archive.take(at.records(one.subList(2, 5)));
        at.anchors.write();
        Report report = at.verify(export);
        assertThat(report.first()).isEmpty();
        assertThat(report.rows()).isEqualTo(8);
        assertThat(report.chains()).isEqualTo(2);
        assertThat(report.anchors()).isEqualTo(2);
    }

    @Test
    void aBatchThatComesAgainIsOneFile() throws IOException {
        ArrayNode records = at.records(ArchiveFixture.trail("again", 4));
        at.archive.take(records);
        at.anchors.write();
        at.archive.take(records);
        at.anchors.write();
        assertThat(at.keys(ArchiveBatch.FOLDER)).hasSize(1);
        assertThat(at.verify(export).whole()).isTrue();
    }

    @Test
    void rowsThatComeAgainInOtherCompanyAreNoFlaw() throws IOException {
        ArrayNode records = at.records(ArchiveFixture.trail("bisected", 4));
        ArrayNode half = records.arrayNode();
        half.add(records.get(2)).add(records.get(3));
        at.archive.take(records);
        at.archive.take(half);
        at.anchors.write();
        Report report = at.verify(export);
        assertThat(report.files()).isEqualTo(2);
        assertThat(report.whole()).isTrue();
    }

    @Test
    void aRowThatCannotBeReadIsReportedAndThoseBeforeItAreArchived() {
        List<AuditEvent> events = ArchiveFixture.trail("garbled", 3);
        ArrayNode records = at.records(events.subList(0, 2));
        at.add(records, events.get(2)).withObject("/NewImage").remove("actor");
        assertThat(at.archive.take(records).batchItemFailures())
                .extracting(BatchItemFailure::itemIdentifier)
                .containsExactly(
                        records.get(2).path("dynamodb").path("SequenceNumber").asText());
        assertThat(at.pending.oldest(100).getFirst().rows()).hasSize(2);
    }

    @Test
    void aRemovalIsNotArchivedAndStopsNothing() {
        ArrayNode records = at.records(ArchiveFixture.trail("removed", 2));
        records.addObject().put("eventName", "REMOVE").putObject("dynamodb").putObject("Keys");
        assertThat(at.archive.take(records)).isEqualTo(BatchResponse.DONE);
        assertThat(at.pending.oldest(100).getFirst().rows()).hasSize(2);
    }
}
