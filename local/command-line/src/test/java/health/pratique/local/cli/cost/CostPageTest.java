package health.pratique.local.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.local.cli.TemplateText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page is what the command makes. */
class CostPageTest {

    private static final Path PAGE = TemplateText.HOUSE.resolve("docs").resolve("cost.md");

    @Test
    void thePageIsWhatTheCommandMakes() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("run ./pratique cost --markdown > docs/cost.md")
                .isEqualTo(new CostPage().text());
    }
}
