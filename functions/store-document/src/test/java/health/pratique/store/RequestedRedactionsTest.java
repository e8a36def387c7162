package health.pratique.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.phi.PhiType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a reviewer's list is read, and what of it is still found in a copy. */
class RequestedRedactionsTest {

    @Test
    void aTextIsFoundAsWholeWordsHoweverItIsWrittenAndBroken() {
        RequestedRedactions list = RequestedRedactions.parse("LANDMARK: Old Cooperage".getBytes(UTF_8));
        assertThat(list.left("Behind the OLD\ncooperage, by the old cooperages.".getBytes(UTF_8)))
                .containsOnlyKeys(PhiType.LANDMARK);
        assertThat(list.left("By the old cooperages.".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void whatLooksLikeAPatternIsText() {
        RequestedRedactions list = RequestedRedactions.parse("MRN: (a+)+$".getBytes(UTF_8));
        assertThat(list.left("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".getBytes(UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zelda Quarrington", "NOBODY: Zelda Quarrington", "PATIENT_NAME:", "PATIENT_NAME: Q"})
    void aLineThatNamesNoTypeOrNoTextIsRefusedByItsNumberAndNotQuoted(String line) {
        assertThatThrownBy(() -> RequestedRedactions.parse(("MRN: 55019273\n\n" + line).getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("Quarrington");
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatThrownBy(() -> RequestedRedactions.parse("\n \n".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aListPrintsNothingOfItself() {
        assertThat(RequestedRedactions.parse("MRN: 55019273".getBytes(UTF_8))).hasToString("[PHI]");
    }
}
