package health.pratique.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.archive.ExportVerifier.Expected;
import health.pratique.audit.archive.ExportVerifier.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an export's own files tell of it. */
class ExportVerifierTest {

    @TempDir
    private Path export;

    private final SampleArchive archive = new SampleArchive(5, new Random(1));

    @BeforeEach
    void write() throws IOException {
        archive.write(export);
    }

    @Test
    void anExportThatNobodyTouchedIsWhole() throws IOException {
        Report report = verify();
        assertThat(report.whole()).isTrue();
        assertThat(report.chains()).isEqualTo(5);
        assertThat(report.rows())
                .isEqualTo(archive.files.values().stream().mapToInt(List::size).sum());
    }

    @Test
    void aChangedAnchorIsNamed() throws IOException {
        Path anchor = export.resolve(Anchor.key(2));
        Files.writeString(anchor, Files.readString(anchor).replaceFirst("\"time\":\"2026", "\"time\":\"2025"));
        assertThat(verify().first()).hasValueSatisfying(flaw -> {
            assertThat(flaw.kind()).isEqualTo(FlawKind.CHANGED_ANCHOR);
            assertThat(flaw.sequence()).isEqualTo(2);
        });
    }

    @Test
    void anAnchorMadeAnewBreaksTheLinkToTheNext() throws IOException {
        Anchor second = archive.anchors.get(1);
        Anchor forged = new Anchor(2, second.time().plusSeconds(1), second.previous(), second.batches());
        Files.writeString(export.resolve(Anchor.key(2)), forged.toNdjson());
        assertThat(verify().first()).hasValueSatisfying(flaw -> {
            assertThat(flaw.kind()).isEqualTo(FlawKind.MISSING_ANCHOR);
            assertThat(flaw.sequence()).isEqualTo(3);
        });
    }

    @Test
    void anchorsMissingAtTheEndAreNamedWhenTheManifestKnowsOfThem() throws IOException {
        Anchor newest = archive.anchors.getLast();
        Files.delete(export.resolve(Anchor.key(newest.number())));
        assertThat(ExportVerifier.verify(
                                export,
                                List.of(new Expected(newest.number(), newest.hash())),
                                Progress.NO_OP,
                                flaw -> {})
                        .first())
                .hasValueSatisfying(flaw -> {
                    assertThat(flaw.kind()).isEqualTo(FlawKind.MISSING_ANCHOR);
                    assertThat(flaw.sequence()).isEqualTo(newest.number());
                });
    }

    @Test
    void aFileThatIsGoneShowsInEachOfItsChains() throws IOException {
        String file = archive.files.keySet().iterator().next();
        Files.delete(export.resolve(file));
        List<Flaw> flaws = new ArrayList<>();
        ExportVerifier.verify(export, List.of(), Progress.NO_OP, flaws::add);
        long chains = archive.chains.values().stream()
                .filter(chain -> chain.stream().anyMatch(place -> place.file().equals(file)))
                .count();
        assertThat(flaws).hasSize((int) chains).allSatisfy(flaw -> assertThat(flaw.file())
                .isEqualTo(file));
    }

    @Test
    void rowsThatNoAnchorHasSeenYetAreNoFlaw() throws IOException {
        SampleArchive.Place last = archive.chains.values().iterator().next().getLast();
        AuditEvent next = AuditEvent.next(
                last.event().documentId(),
                last.event().custodian(),
                last.event().asHead(),
                archive.anchors.getLast().time().plusSeconds(5),
                SampleArchive.entry(new Random(2)));
        SampleArchive.write(export, "events/2026/01/02/04/shard-1/1.ndjson", List.of(next.toJson()));
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void theSameRowsArchivedTwiceAreNoFlaw() throws IOException {
        List<ArchiveBatch> again = archive.anchors.stream()
                .flatMap(anchor -> anchor.batches().stream())
                .limit(1)
                .map(batch ->
                        new ArchiveBatch(batch.file() + ".again", batch.writtenFrom(), batch.writtenTo(), batch.rows()))
                .toList();
        SampleArchive.write(
                export,
                again.getFirst().file(),
                archive.files.get(again.getFirst().file().replace(".again", "")));
        Anchor newest = archive.anchors.getLast();
        Anchor next = new Anchor(newest.number() + 1, newest.time().plusSeconds(60), newest.hash(), again);
        Files.writeString(export.resolve(Anchor.key(next.number())), next.toNdjson());
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void anAnchorThatNamesAFileElsewhereReadsNothingElsewhere() throws IOException {
        Files.writeString(
                export.resolveSibling("outside.ndjson"),
                archive.files.values().iterator().next().getFirst());
        Anchor newest = archive.anchors.getLast();
        ArchiveBatch outside = new ArchiveBatch("../outside.ndjson", newest.time(), newest.time(), List.of());
        Anchor next = new Anchor(newest.number() + 1, newest.time().plusSeconds(60), newest.hash(), List.of(outside));
        Files.writeString(export.resolve(Anchor.key(next.number())), next.toNdjson());
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void aDirectoryOfSomethingElseIsNotCalledWhole() {
        assertThatThrownBy(
                        () -> ExportVerifier.verify(export.resolve("nowhere"), List.of(), Progress.NO_OP, flaw -> {}))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aLineThatIsNoRowIsNamed() throws IOException {
        String file = archive.files.keySet().iterator().next();
        List<String> lines = new ArrayList<>(archive.files.get(file));
        lines.add("approved");
        SampleArchive.write(export, file, lines);
        assertThat(verify().first())
                .hasValueSatisfying(flaw -> assertThat(flaw.place()).isEqualTo(file + ":" + lines.size()));
    }

    private Report verify() throws IOException {
        return ExportVerifier.verify(export, List.of(), Progress.NO_OP, flaw -> {});
    }
}
