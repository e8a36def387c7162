package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.RowMark;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The check of an export, without a platform. */
class AuditVerifyCommandTest {

    private static final String FILE = "events/2026/01/02/03/1-1.ndjson";
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path export;

    private final StringWriter out = new StringWriter();
    private final AuditEvent event = AuditEvent.first(
            DocumentId.of("intake", "intake/harbor-clinic/1", "v1"),
            new Custodian("harbor-clinic"),
            TIME,
            new AuditEntry("function:Step", "1", "Step", AuditOutcome.SUCCESS, null, Map.of()));
    private final Anchor anchor = new Anchor(
            1,
            TIME.plusSeconds(60),
            Anchor.GENESIS,
            List.of(new ArchiveBatch(FILE, TIME, TIME, List.of(RowMark.of(event)))));

    @BeforeEach
    void write() throws IOException {
        put(FILE, event.toJson() + "\n");
        put(Anchor.key(1), anchor.toNdjson());
    }

    @Test
    void anExportThatIsWholeEndsWellWithoutAPlatform() {
        assertThat(verify(export.toString(), "--anchor", "1:" + anchor.hash())).isZero();
        assertThat(out.toString()).contains("1 chains, 1 rows, 1 files, 1 anchors, 0 broken");
    }

    @Test
    void theFirstBadRowIsNamedWithItsKindAndPlace() throws IOException {
        put(FILE, event.toJson().replace("SUCCESS", "REFUSED") + "\n");
        assertThat(verify(export.toString())).isEqualTo(4);
        assertThat(out.toString())
                .contains("FIRST   CHANGED_FIELD  document " + event.documentId() + "  row 1  " + FILE + ":1");
    }

    @Test
    void anAnchorKnownFromElsewhereMustBeThere() {
        assertThat(verify(export.toString(), "--anchor", "1:" + "0".repeat(64))).isEqualTo(4);
        assertThat(out.toString()).contains("CHANGED_ANCHOR  anchor 1");
    }

    private int verify(String... arguments) {
        return new CommandLine(new AuditVerifyCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private void put(String name, String text) throws IOException {
        Path file = export.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
