package health.pratique.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sender is told. */
class ReasonCodeTest {

    @Test
    void thePageOfReasonsIsUpToDate() throws IOException {
        assertThat(Files.readString(ReasonPage.FILE))
                .as("run ReasonPage.main in shared-model")
                .isEqualTo(ReasonPage.text());
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void aRejectionSaysItsReasonAndWhatToDo(ReasonCode reason) {
        assertThat(new DocumentRejected(reason)).hasMessage(reason.name() + ": " + reason.remedy());
        assertThat(new PolicyViolated(reason)).hasMessage(reason.name() + ": " + reason.remedy());
        assertThat(reason.remedy()).matches("[a-z].{15,}[^.]");
    }
}
