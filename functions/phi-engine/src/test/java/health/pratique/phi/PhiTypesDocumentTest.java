package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.evaluate.PhiTypesDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on PHI types says what the code says. */
class PhiTypesDocumentTest {

    @Test
    void thePageIsThatOfTheCode() throws IOException {
        Path page = Path.of("..", "..", "docs", "phi-types.md");
        assertThat(Files.readString(page)).isEqualTo(PhiTypesDocument.text());
    }
}
