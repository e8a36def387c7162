package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiType;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifyingValuesTest {

    @Test
    void aNameIsFoundWholeAndByItsWords() {
        assertThat(found(PhiType.NAME, "Anna-Lena Rivera", "Ms Rivera, that is ANNA-LENA RIVERA, left"))
                .containsExactly("Rivera", "ANNA-LENA RIVERA");
    }

    @Test
    void aNameIsNotFoundInsideAWordOrInSmallLetters() {
        assertThat(found(PhiType.NAME, "Brown", "brown sputum, Brownian motion"))
                .isEmpty();
    }

    @Test
    void aWordOfThreeLettersIsNotLookedFor() {
        assertThat(found(PhiType.NAME, "Bo", "Bo knows")).isEmpty();
    }

    @Test
    void aNumberIsFoundAsAWholeOnly() {
        assertThat(found(PhiType.ID_OTHER, "7712045", "7712045, 17712045, 7712045A"))
                .containsExactly("7712045");
    }

    @Test
    void aDayIsFoundWithoutItsTime() {
        assertThat(found(PhiType.DATE, "2024-03-05T10:00:00Z", "on 2024-03-05 at noon"))
                .containsExactly("2024-03-05");
    }

    @Test
    void aYearIsNotLookedFor() {
        assertThat(found(PhiType.DATE, "2024", "in 2024")).isEmpty();
    }

    @Test
    void aMaskNamesNobody() {
        assertThat(found(PhiType.NAME, "[NAME]", "Name: [NAME]")).isEmpty();
    }

    @Test
    void aPhoneNumberIsFoundWithAndWithoutItsParenthesis() {
        assertThat(found(PhiType.PHONE, "(617) 555-0142", "call 617) 555-0142 or (617) 555-0142"))
                .hasSize(2);
    }

    @Test
    void itPrintsNoValue() {
        assertThat(values(PhiType.NAME, "Rivera")).hasToString("[PHI]");
        assertThat(IdentifyingValue.of(PhiType.NAME, "Rivera", 1))
                .allSatisfy(value -> assertThat(value).hasToString("[PHI]"));
    }

    private static List<String> found(PhiType type, String value, String text) {
        return values(type, value).occurrences(text).stream()
                .map(span -> span.of(text))
                .toList();
    }

    private static IdentifyingValues values(PhiType type, String value) {
        return IdentifyingValues.of(IdentifyingValue.of(type, value, 1));
    }
}
