package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user gives it. */
class MapCommandTest {

    private static final String MESSAGE =
            "MSH|^~\\&|LAB|Hillcrest|EHR|Hillcrest|20240304101500+0100||ADT^A08|7|P|2.5.1\r"
                    + "PID|1||4471902^^^HILL^MR||Quimby^Rosalind||19610214|F\rZPD|1|7\r";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter screen = new StringWriter();

    @Test
    void aMessageIsPrintedAsABundleAndWhatIsLeftIsListed() throws IOException {
        Path file = Files.writeString(folder.resolve("message.hl7"), MESSAGE);

        assertThat(run("map", file.toString())).isZero();
        assertThat(out.toString()).contains("\"resourceType\": \"Patient\"").contains("\"family\": \"Quimby\"");
        assertThat(screen.toString().lines()).containsExactly("message[0].segment[2] UNKNOWN");
    }

    @Test
    void aFhirResourceIsPrintedInACollection() throws IOException {
        Path file = Files.writeString(folder.resolve("patient.json"), "{\"resourceType\":\"Patient\",\"id\":\"p1\"}");

        assertThat(run("map", file.toString())).isZero();
        assertThat(out.toString()).contains("\"type\": \"collection\"").contains("\"id\": \"p1\"");
        assertThat(screen.toString()).isEmpty();
    }

    @Test
    void aBrokenFileEndsWithOneLineAndNothingPrinted() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"resourceType\":\"Patient\",\"nmae\":1}");

        assertThat(run("map", file.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(screen.toString().lines()).singleElement().asString().startsWith("pratique: ");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("map", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(screen.toString()).contains("cannot read").contains("none");
    }

    @Test
    void theHelpSaysThatPhiIsPrinted() {
        assertThat(run("help", "map")).isZero();
        assertThat(out.toString()).contains("Prints PHI");
    }

    private int run(String... arguments) {
        return Pratique.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(screen, true))
                .execute(arguments);
    }
}
