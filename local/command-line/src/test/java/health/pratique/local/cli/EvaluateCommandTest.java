package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a user gives it. */
class EvaluateCommandTest {

    @TempDir
    private Path folder;

    private Path gold;
    private final StringWriter out = new StringWriter();
    private final StringWriter screen = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        gold = Files.writeString(
                folder.resolve("notes.txt"), "=== a\nSeen by Dr. [[NAME|Osei]], zy[[USERNAME|xwv]].\n");
    }

    @Test
    void theFiguresAreShown() {
        assertThat(run("evaluate", "--as", "plain,capitals", gold.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("notes.txt +plain +1 ")
                .containsPattern("capitals +1 ")
                .contains("xwv");
    }

    @Test
    void quietHidesTheText() {
        assertThat(run("evaluate", "--quiet", gold.toString())).isZero();
        assertThat(out.toString()).contains("Recall by type").doesNotContain("xwv");
    }

    @Test
    void aWrongFileEndsWithOneLineThatNamesIt() throws IOException {
        Files.writeString(gold, "=== a\nSeen by [[DOCTOR|Osei]].\n");
        assertThat(run("evaluate", gold.toString())).isEqualTo(1);
        assertThat(screen.toString().lines())
                .singleElement()
                .asString()
                .contains("notes.txt, line 2: column 9: no such category")
                .doesNotContain("Osei");
    }

    @Test
    void theHelpSaysThatTextIsPrinted() {
        assertThat(run("help", "evaluate")).isZero();
        assertThat(out.toString()).contains("with text out of the labelled files; --quiet hides it");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Pratique.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(screen, true))
                .execute(arguments);
    }
}
