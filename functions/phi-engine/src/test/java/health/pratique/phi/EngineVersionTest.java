package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.evaluate.EngineVersionFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A changed engine has another version, so that nobody trusts what the old one said. */
class EngineVersionTest {

    private static final String ENGINE = "health/pratique/phi";

    @Test
    void theEngineTellsTheVersionOfItsOwnContent() throws IOException, URISyntaxException {
        Path classes = Path.of(PhiEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(PhiEngine.standard().version())
                .matches("pratique-phi/1\\.[0-9a-f]{12}")
                .isEqualTo("pratique-phi/1." + EngineVersionFile.version(classes));
    }

    @Test
    void itChangesWithEveryClassAndResourceAndWithNothingElse(@TempDir Path classes) throws IOException {
        Path recognizers = Files.createDirectories(classes.resolve(ENGINE).resolve("recognizer"));
        Path tools = Files.createDirectories(classes.resolve(ENGINE).resolve("evaluate"));
        Files.writeString(recognizers.resolve("A.class"), "one");
        String first = EngineVersionFile.version(classes);

        Files.writeString(tools.resolve("Tool.class"), "another tool");
        EngineVersionFile.main(new String[] {classes.toString()});
        assertThat(EngineVersionFile.version(classes)).isEqualTo(first);
        assertThat(classes.resolve(ENGINE).resolve("engine-version.txt")).hasContent(first);

        Files.writeString(recognizers.resolve("A.class"), "two");
        String changed = EngineVersionFile.version(classes);
        assertThat(changed).isNotEqualTo(first);
        Files.writeString(classes.resolve(ENGINE).resolve("words.txt"), "");
        assertThat(EngineVersionFile.version(classes)).isNotEqualTo(changed);
    }
}
