package health.pratique.local.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What an auditor is shown exists. */
class EvidencePageTest {

    @Test
    void thePageIsWhatTheTableMakesAndEachResourceAndTestExists() throws IOException {
        assertThat(Files.readString(EvidencePage.FILE))
                .as("run EvidencePage after a row has changed")
                .isEqualTo(EvidencePage.text());
    }

    @Test
    void aRowWithoutItsCellsIsRefused() {
        assertThatThrownBy(() -> EvidenceRow.of("164.308 | something")).hasMessageContaining("6 cells");
    }
}
