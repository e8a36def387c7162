package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.model.ReleasePolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each policy makes of a value. */
class DeidentifierTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final byte[] key = new byte[32];
    private final Deidentifier safeHarbor = Deidentifier.of(ReleasePolicy.SAFE_HARBOR, key, CLOCK);
    private final Deidentifier pseudonymised = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key, CLOCK);

    @Test
    void safeHarborLeavesTheYearOfADate() {
        assertThat(safeHarbor.replacement(PhiType.DATE, "03/04/2019")).isEqualTo("2019");
        assertThat(safeHarbor.replacement(PhiType.DATE, "2019-03-04T10:15:00Z")).isEqualTo("2019");
        assertThat(safeHarbor.replacement(PhiType.DATE, "March 4, 2019")).isEqualTo("2019");
        assertThat(safeHarbor.replacement(PhiType.DATE, "2019")).isEqualTo("2019");
        assertThat(safeHarbor.replacement(PhiType.PARTIAL_DATE, "3/4")).isEqualTo("[DATE]");
    }

    @Test
    void aYearThatTellsAnAgeOver89IsRemoved() {
        assertThat(safeHarbor.replacement(PhiType.BIRTH_DATE, "03/04/1931")).isEqualTo("[DATE]");
        assertThat(safeHarbor.replacement(PhiType.BIRTH_DATE, "1931-03-04")).isEmpty();
        assertThat(safeHarbor.replacement(PhiType.AGE, "92")).isEqualTo("90 or older");
        assertThat(safeHarbor.replacement(PhiType.AGE, "89")).isEqualTo("89");
    }

    @Test
    void aZipCodeKeepsThreeDigitsUnlessFewPeopleLiveThere() {
        assertThat(safeHarbor.replacement(PhiType.ZIP_CODE, "02139")).isEqualTo("021");
        assertThat(safeHarbor.replacement(PhiType.ZIP_CODE, "02139-4307")).isEqualTo("021");
        assertThat(safeHarbor.replacement(PhiType.ZIP_CODE, "82101")).isEqualTo("000");
    }

    @Test
    void pseudonymisedDatesKeepTheirIntervalsAndForms() {
        String one = pseudonymised.replacement(PhiType.DATE, "2019-03-04");
        String two = pseudonymised.replacement(PhiType.ADMISSION_DATE, "2019-03-14");
        assertThat(one).isNotEqualTo("2019-03-04").matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(ChronoUnit.DAYS.between(LocalDate.parse(one), LocalDate.parse(two)))
                .isEqualTo(10);
        assertThat(pseudonymised.replacement(PhiType.DATE, "2019-03-04T10:15:00+02:00"))
                .isEqualTo(one + "T10:15:00+02:00");
        assertThat(pseudonymised.replacement(PhiType.DATE, "MAR 4, 2019")).matches("[A-Z]{3} \\d\\d?, \\d{4}");
    }

    @Test
    void oneSubjectHasOneSurrogateHoweverTheNameIsWritten() {
        String full = pseudonymised.replacement(PhiType.PATIENT_NAME, "John Smith");
        String turned = pseudonymised.replacement(PhiType.NAME, "SMITH, JOHN");
        assertThat(full).doesNotContain("John").doesNotContain("Smith");
        assertThat(turned)
                .isEqualToIgnoringCase(
                        full.substring(full.indexOf(' ') + 1) + ", " + full.substring(0, full.indexOf(' ')));
        assertThat(pseudonymised.replacement(PhiType.NAME, "J.").charAt(0)).isEqualTo(full.charAt(0));
    }

    @Test
    void anIdentifierKeepsItsShape() {
        assertThat(pseudonymised.replacement(PhiType.ACCOUNT, "AB-123456")).matches("[A-Z]{2}-\\d{6}");
    }

    @Test
    void nothingBecomesItself() {
        for (int subject = 0; subject < 60; subject++) {
            key[0] = (byte) subject;
            Deidentifier one = Deidentifier.of(ReleasePolicy.PSEUDONYMISED, key, CLOCK);
            for (String city : List.of("Ashbrook", "HARTWELL", "Northam")) {
                assertThat(one.replacement(PhiType.CITY, city)).isNotEqualToIgnoringCase(city);
            }
            assertThat(one.replacement(PhiType.SSN, "12")).isNotEqualTo("12");
            assertThat(one.replacement(PhiType.ACCOUNT, "7")).isNotEqualTo("7");
        }
    }

    @Test
    void ourOwnReplacementsAreNoResidueAndAnythingElseIs() {
        String text = "Seen 03/04/2019 by Rossi";
        DeidentifiedText clean = safeHarbor.deidentify(
                text, List.of(new PhiSpan(5, 15, PhiType.DATE, 1, "t"), new PhiSpan(19, 24, PhiType.NAME, 1, "t")));
        assertThat(clean.text()).isEqualTo("Seen 2019 by [NAME]");
        assertThat(clean.counts()).containsEntry(PhiType.DATE, 1).containsEntry(PhiType.NAME, 1);
        assertThat(clean.residual(List.of(new PhiSpan(13, 19, PhiType.NAME, 1, "t"))))
                .isEmpty();
        assertThat(clean.residual(List.of(new PhiSpan(10, 19, PhiType.NAME, 1, "t"))))
                .hasSize(1);
        assertThat(clean.residual(List.of(new PhiSpan(0, 4, PhiType.STATE, 1, "t"))))
                .isEmpty();
        assertThat(clean.toString()).isEqualTo("[PHI]");
    }

    @Test
    void amongManyReplacementsEachLetterIsOursOrResidue() {
        String text = "Rossi met Okoro and Abara or Adeyemi";
        DeidentifiedText clean =
                safeHarbor.deidentify(text, List.of(name(0, 5), name(10, 15), name(20, 25), name(29, 36)));
        assertThat(clean.text()).isEqualTo("[NAME] met [NAME] and [NAME] or [NAME]");
        for (int at = 0; at < clean.text().length(); at++) {
            boolean ours = !Character.isLowerCase(clean.text().charAt(at));
            assertThat(clean.residual(List.of(name(at, at + 1)))).hasSize(ours ? 0 : 1);
        }
        assertThat(clean.residual(List.of(name(11, 17), name(11, 21), name(6, 7))))
                .containsExactly(name(11, 21));
    }

    private static PhiSpan name(int start, int end) {
        return new PhiSpan(start, end, PhiType.NAME, 1, "t");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> Deidentifier.of(ReleasePolicy.SAFE_HARBOR, new byte[16]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyParagraphOfTheRuleHasAType() {
        assertThat(PhiType.values()).hasSizeGreaterThanOrEqualTo(47);
        assertThat(List.of(PhiType.values()))
                .extracting(PhiType::paragraph)
                .contains("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R");
    }
}
