package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.DocumentFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user gives it, in no time: what is measured is not looked at. */
class FormatsBenchCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter screen = new StringWriter();

    @Test
    void everyFormatHasARowAndTheLargeBundleAnAim() {
        assertThat(run("bench", "formats", "--seconds", "0.001")).isZero();
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(out.toString()).containsPattern("(?m)^  " + format + " +[a-zA-Z0-9].*( +[0-9.,]+){6}$");
        }
        assertThat(out.toString())
                .containsPattern("FHIR_JSON +bundle of 2.3 MB +2,3[0-9]{2} ")
                .contains("FHIR_JSON, bundle of 2.3 MB, open, detect and rewrite: ", "aim 300 ms");
        assertThat(screen.toString()).doesNotContain("is not measured");
    }

    @Test
    void ownDocumentsAreCalledByTheirNumbers() throws IOException {
        Path note = Files.writeString(folder.resolve("osei.txt"), "Seen by Dr. Osei.\n");
        assertThat(run("bench", "formats", "--seconds", "0.001", note.toString(), note.toString()))
                .isZero();
        assertThat(out.toString())
                .containsPattern("TEXT +file 1 ")
                .containsPattern("TEXT +file 2 ")
                .doesNotContain("osei", "aim");
    }

    @Test
    void aDocumentThatIsRefusedIsNamedWithItsReason() throws IOException {
        Path note = Files.writeString(folder.resolve("empty.json"), "{}");
        assertThat(run("bench", "formats", note.toString())).isEqualTo(1);
        assertThat(screen.toString()).contains("file 1 is not measured: FORMAT_UNSUPPORTED");
    }

    @Test
    void noTimeAtAllIsRefused() {
        assertThat(run("bench", "formats", "--seconds", "0")).isEqualTo(1);
        assertThat(screen.toString()).contains("--seconds is more than 0");
    }

    private int run(String... arguments) {
        return Pratique.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(screen, true))
                .execute(arguments);
    }
}
