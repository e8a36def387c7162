package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command refuses before it asks any platform. */
class ConfigureCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter screen = new StringWriter();

    @Test
    void aMistakeInTheFileIsNamedInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("our.json"), "{\"packs\": {\"HIPPA\": true}}");

        assertThat(set(file, "--reason", "board of 3 March")).isEqualTo(1);
        assertThat(screen.toString().lines()).singleElement().asString().contains("packs.HIPPA is not known");
    }

    @Test
    void aMissingFileIsToldOf() {
        assertThat(set(folder.resolve("none"), "--reason", "board of 3 March")).isEqualTo(1);
        assertThat(screen.toString()).contains("cannot read the configuration's file");
    }

    @Test
    void nobodyChangesAnythingWithoutAReason() {
        assertThat(set(folder.resolve("none"))).isEqualTo(2);
        assertThat(screen.toString()).contains("--reason");
    }

    private int set(Path file, String... more) {
        String[] arguments = {"configure", "set", "--custodian", "harbor-clinic", "--author", "j.doe", file.toString()};
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Pratique.commandLine().setErr(new PrintWriter(screen, true)).execute(all);
    }
}
