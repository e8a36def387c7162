package health.pratique.audit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.audit.archive.ExportVerifier.Expected;
import health.pratique.audit.archive.ExportVerifier.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random single tamperings of seven kinds: all are found, the first bad row is named, and what is whole raises no alarm. At
 * full size by {@code -Dpratique.audit.trails=1000 -Dpratique.audit.tamperings=10000}.
 */
class TamperingExperimentTest {

    private static final int TRAILS = Integer.getInteger("pratique.audit.trails", 100);
    private static final int TAMPERINGS = Integer.getInteger("pratique.audit.tamperings", 700);
    private static final int TRAILS_OF_ONE = 10;

    @TempDir
    private Path directory;

    @Test
    void everyTamperingIsFoundAndTheFirstBadRowIsNamed() throws IOException {
        Random random = new Random(Long.getLong("pratique.audit.seed", 20260102));
        List<String> wrong = new ArrayList<>();
        Map<FlawKind, Integer> found = new EnumMap<>(FlawKind.class);
        int archives = TRAILS / TRAILS_OF_ONE;
        for (int each = 0; each < archives; each++) {
            SampleArchive archive = new SampleArchive(TRAILS_OF_ONE, random);
            Path export = directory.resolve("export-" + each);
            archive.write(export);
            Expected newest = new Expected(
                    archive.anchors.getLast().number(),
                    archive.anchors.getLast().hash());
            Report clean = ExportVerifier.verify(export, List.of(newest), Progress.NO_OP, flaw -> {});
            if (!clean.whole()) {
                wrong.add("false alarm: " + clean.first());
            }
            for (int i = each * TAMPERINGS / archives; i < (each + 1) * TAMPERINGS / archives; i++) {
                FlawKind kind = Tampering.KINDS.get(i % Tampering.KINDS.size());
                Tampering tampering = Tampering.of(kind, archive, random);
                apply(export, tampering);
                List<Flaw> flaws = new ArrayList<>();
                Report report = ExportVerifier.verify(export, List.of(newest), Progress.NO_OP, flaws::add);
                if (report.first().filter(flaw -> fits(flaw, tampering)).isPresent()) {
                    found.merge(kind, 1, Integer::sum);
                } else {
                    wrong.add(
                            tampering.kind() + " " + tampering.variant() + " " + tampering.allowed() + " -> " + flaws);
                }
                undo(export, tampering, archive);
            }
        }
        System.out.printf("%d trails, %d tamperings, named: %s%n", TRAILS, TAMPERINGS, found);
        assertThat(wrong).isEmpty();
    }

    private static boolean fits(Flaw flaw, Tampering tampering) {
        return flaw.kind() == tampering.kind()
                && tampering
                        .allowed()
                        .contains(Tampering.names(flaw.documentId(), flaw.sequence(), flaw.file(), flaw.line()));
    }

    private static void apply(Path export, Tampering tampering) throws IOException {
        for (Map.Entry<String, List<String>> file : tampering.files().entrySet()) {
            SampleArchive.write(export, file.getKey(), file.getValue());
        }
        if (tampering.lostAnchor() != null) {
            Files.delete(export.resolve(Anchor.key(tampering.lostAnchor())));
        }
    }

    private static void undo(Path export, Tampering tampering, SampleArchive archive) throws IOException {
        for (String file : tampering.files().keySet()) {
            if (archive.files.containsKey(file)) {
                SampleArchive.write(export, file, archive.files.get(file));
            } else {
                Files.delete(export.resolve(file));
            }
        }
        if (tampering.lostAnchor() != null) {
            Anchor lost = archive.anchors.get((int) (tampering.lostAnchor() - 1));
            Files.writeString(export.resolve(Anchor.key(lost.number())), lost.toNdjson());
        }
    }
}
