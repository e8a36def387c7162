package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What the engine knows of its own doubts. */
class InspectionTest {

    private static final PhiEngine ENGINE = PhiEngine.standard();

    @Test
    void theSpansAreThoseOfADetection() {
        String text = "Seen by Dr. Osei on 03/04/2019.";
        assertThat(ENGINE.inspect(text).spans()).isEqualTo(ENGINE.detect(text));
    }

    @Test
    void aTextWithoutDoubtIsNotUnsure() {
        assertThat(unsure("The wound is dry and clean. Blood pressure was 120/80. Seen by Dr. Osei on 03/04/2019."))
                .isEmpty();
    }

    @Test
    void theWholeSentenceOfAGuessIsUnsure() {
        String text = "Well today. The value was low yesterday. No pain.";
        PhiSpan guess = new PhiSpan(16, 21, PhiType.NAME, 0.6, "test");
        PhiSpan sure = new PhiSpan(0, 4, PhiType.NAME, 0.9, "test");
        assertThat(Inspection.of(text, List.of(sure, guess), List.of()).unsure())
                .extracting(range -> range.of(text))
                .containsExactly("The value was low yesterday. ");
    }

    @Test
    void whatCouldNotBeDecidedMakesItsSentenceUnsureThoughNothingWasFound() {
        assertThat(unsure("No fever. The value 7719024 was noted elsewhere. No cough."))
                .containsExactly("The value 7719024 was noted elsewhere. ");
    }

    @Test
    void twoDoubtsInOneSentenceAreAskedAboutOnce() {
        assertThat(unsure("The values 7719024 and 8829135 were noted elsewhere."))
                .hasSize(1);
    }

    @Property(tries = 300)
    void unsureRangesAreSortedApartAndHoldWhateverWasGuessed(
            @ForAll @StringLength(max = 200) @Chars({'a', 'B', '1', '.', ' ', '\n', '?', 'é'}) String text) {
        Inspection inspection = ENGINE.inspect(text);
        int reached = -1;
        for (TextRange range : inspection.unsure()) {
            assertThat(range.start()).isGreaterThan(reached);
            assertThat(range.end()).isLessThanOrEqualTo(text.length());
            reached = range.end();
        }
        assertThat(inspection.spans())
                .filteredOn(span -> span.confidence() < Inspection.SURE)
                .allMatch(span -> inspection.unsure().stream()
                        .anyMatch(range -> range.start() <= span.start() && span.end() <= range.end()));
    }

    @Test
    void aDrugADiseaseAndTheEponymOfADeviceAreClinicalTerms() {
        assertThat(clinical("Given Metoprolol today.", "Metoprolol")).isTrue();
        assertThat(clinical("History of Hypertension.", "Hypertension")).isTrue();
        assertThat(clinical("A Foley catheter was placed.", "Foley")).isTrue();
        assertThat(clinical("A Foley catheter was placed.", "Foley catheter")).isTrue();
        assertThat(clinical("Known Parkinson's disease.", "Parkinson's")).isTrue();
    }

    @Test
    void aNameThatIsSpeltLikeAnEponymIsNoClinicalTermWhereNothingClinicalFollows() {
        assertThat(clinical("Foley called again.", "Foley")).isFalse();
        assertThat(clinical("Seen with Osei.", "Osei")).isFalse();
        assertThat(clinical("Metoprolol 50 Osei", "Metoprolol 50 Osei")).isFalse();
    }

    private static List<String> unsure(String text) {
        return ENGINE.inspect(text).unsure().stream()
                .map(range -> range.of(text))
                .toList();
    }

    private static boolean clinical(String text, String term) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(term.toLowerCase(Locale.ROOT));
        return ENGINE.isClinicalTerm(text, new PhiSpan(at, at + term.length(), PhiType.NAME, 0.9, "test"));
    }
}
