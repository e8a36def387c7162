package health.pratique.detection;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.PhiType;
import health.pratique.phi.SpanUnion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    void whatTheSenderCallsThePatientIsLookedForEvenIfItIsShort() {
        assertThat(given("H-1", "MRN: H-1, bed H-12")).containsExactly("H-1");
        assertThat(given("JSMITH", "chart of JSMITH")).containsExactly("JSMITH");
    }

    @Test
    void aPatientsNumberOfAFewDigitsAloneIsNotEveryNumber() {
        assertThat(given("120", "BP 120/80")).isEmpty();
    }

    @Test
    void anEastAsianNameOfTwoLettersIsLookedFor() {
        assertThat(found(PhiType.NAME, "\u6797 \u3055\u304f\u3089", "\u75c5\u6b74: \u3055\u304f\u3089"))
                .containsExactly("\u3055\u304f\u3089");
    }

    @Test
    void aValueIsFoundWhereALineBreaksIt() {
        assertThat(found(
                        PhiType.STREET_ADDRESS,
                        "12  Alder\n Row",
                        "lives at 12 Alder\n      Row, upstairs; 12 AlderRow"))
                .containsExactly("12 Alder\n      Row");
    }

    @Test
    void anAddressOfAStandardIsNobodys() {
        assertThat(found(PhiType.URL, "http://hl7.org/fhir", "see http://hl7.org/fhir"))
                .isEmpty();
        assertThat(found(PhiType.URL, "http://hl7.org.example/rq", "see http://hl7.org.example/rq"))
                .hasSize(1);
    }

    @Test
    void aZipCodeIsLookedForInTextButIsNotUnique() {
        assertThat(found(PhiType.ZIP_CODE, "12545", "NY, 12545, US")).containsExactly("12545");
        assertThat(IdentifyingValue.of(PhiType.ZIP_CODE, "12545", 1)).noneMatch(IdentifyingValue::unique);
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
    void valuesThatBeginWithTheSameWordsAreAllFound() {
        IdentifyingValues days = IdentifyingValues.of(List.of(
                new IdentifyingValue("3/5/2024", PhiType.DATE, 1),
                new IdentifyingValue("3/5/2024, 10:15", PhiType.DATE, 1),
                new IdentifyingValue("3/6/2024", PhiType.DATE, 1)));
        String text = "3/5/2024, 10:20 and 3/5/2024, 10:15 and 3/6/2024, not 3-6-2024";
        assertThat(days.occurrences(text))
                .extracting(span -> span.of(text))
                .containsExactly("3/5/2024", "3/5/2024, 10:15", "3/6/2024");
    }

    @Test
    void aValueIsAsSureAsTheSurestThatGivesIt() {
        IdentifyingValues values = IdentifyingValues.of(List.of(
                new IdentifyingValue("Rivera", PhiType.NAME, 0.8), new IdentifyingValue("Rivera", PhiType.NAME, 0.9)));
        assertThat(values.occurrences("Ms Rivera"))
                .containsExactly(new PhiSpan(3, 9, PhiType.NAME, 0.9, IdentifyingValues.DETECTOR));
    }

    @Property
    void whatIsFoundIsWhatALookAtEveryPlaceForEveryValueFinds(
            @ForAll("texts") List<String> values, @ForAll("texts") List<String> texts) {
        List<IdentifyingValue> known = values.stream()
                .filter(value -> Character.isLetterOrDigit(value.charAt(0)))
                .filter(value -> Character.isLetterOrDigit(value.charAt(value.length() - 1)))
                .map(value -> new IdentifyingValue(value, PhiType.ID_OTHER, 1))
                .toList();
        String text = String.join("/", texts);
        assertThat(IdentifyingValues.of(known).occurrences(text)).isEqualTo(oneByOne(known, text));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("Aa7/ \n")
                .ofMinLength(1)
                .ofMaxLength(6)
                .list()
                .ofMaxSize(8);
    }

    private static List<PhiSpan> oneByOne(List<IdentifyingValue> values, String text) {
        List<PhiSpan> found = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            for (IdentifyingValue value : values) {
                int end = begins ? value.endAt(text, at) : -1;
                if (end > at) {
                    found.add(new PhiSpan(at, end, PhiType.ID_OTHER, 1, IdentifyingValues.DETECTOR));
                }
            }
        }
        return SpanUnion.unite(List.of(found));
    }

    @Test
    void itPrintsNoValue() {
        assertThat(values(PhiType.NAME, "Rivera")).hasToString("[PHI]");
        assertThat(IdentifyingValue.of(PhiType.NAME, "Rivera", 1))
                .allSatisfy(value -> assertThat(value).hasToString("[PHI]"));
    }

    private static List<String> given(String identifier, String text) {
        return IdentifyingValues.of(IdentifyingValue.patientIdentifier(identifier)).occurrences(text).stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
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
