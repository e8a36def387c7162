package health.pratique.phi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.model.ReleasePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table in the jar, and what stops a wrong one. */
class PolicyTableTest {

    private static final String TABLE = table();

    @Test
    void safeHarborKeepsOnlyWhatTheRuleLetsStay() {
        assertThat(Arrays.stream(PhiType.values())
                        .filter(type -> type.under(ReleasePolicy.SAFE_HARBOR) == Treatment.KEEP))
                .containsExactly(PhiType.STATE, PhiType.COUNTRY, PhiType.PROFESSION);
    }

    @Test
    void aLimitedDatasetKeepsDatesAgesAndPlacesDownToTheZipCodeAndNoNumber() {
        assertThat(Arrays.stream(PhiType.values())
                        .filter(type -> type.under(ReleasePolicy.LIMITED_DATASET) == Treatment.KEEP)
                        .map(PhiType::category))
                .containsOnly(
                        PhiCategory.DATE,
                        PhiCategory.AGE,
                        PhiCategory.LOCATION_ADDRESS,
                        PhiCategory.STATE_COUNTRY,
                        PhiCategory.PROFESSION);
        assertThat(PhiType.STREET_ADDRESS.under(ReleasePolicy.LIMITED_DATASET)).isEqualTo(Treatment.MASK);
    }

    @Test
    void onlyNumbersByWhichARecordIsFoundBecomeTokens() {
        assertThat(Arrays.stream(PhiType.values())
                        .filter(type -> type.under(ReleasePolicy.PSEUDONYMISED) == Treatment.TOKEN))
                .containsExactlyInAnyOrder(
                        PhiType.MRN,
                        PhiType.ENCOUNTER_ID,
                        PhiType.ACCESSION_ID,
                        PhiType.PRESCRIPTION_ID,
                        PhiType.CLAIM_ID,
                        PhiType.STUDY_ID,
                        PhiType.ID_OTHER);
    }

    @Test
    void anOptionHoldsForEveryRowThatNamesIt() {
        String byDays = TABLE.replace("shift_weeks\n", "shift_days\n");
        PolicyTable table = PolicyTable.read(new StringReader(byDays));
        for (PhiType type : EnumSet.of(PhiType.DATE, PhiType.BIRTH_DATE, PhiType.PARTIAL_DATE)) {
            assertThat(type.under(ReleasePolicy.PSEUDONYMISED)).isEqualTo(Treatment.SHIFT_WEEKS);
            assertThat(table.treatment(ReleasePolicy.PSEUDONYMISED, type)).isEqualTo(Treatment.SHIFT_DAYS);
            assertThat(table.treatment(ReleasePolicy.SAFE_HARBOR, type)).isEqualTo(Treatment.YEAR);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (?m)^MRN .*$                     | ''                           | release-policies.txt has no row for MRN
            (?m)^MRN .*$                     | MRX mask mask mask           | there is no type of PHI MRX
            (?m)^MRN .*$                     | MRN mask hide mask           | there is no treatment or option hide
            (?m)^MRN .*$                     | MRN mask mask                | a row has one cell for each policy
            (?m)^MRN .*$                     | SSN mask mask mask           | a second row for SSN
            (?m)^MRN .*$                     | MRN token mask mask          | (45 CFR 164.514(c))
            (?m)^MRN .*$                     | MRN surrogate mask mask      | (45 CFR 164.514(c))
            (?m)^MRN .*$                     | MRN mask token mask          | only PSEUDONYMISED has tokens, not LIMITED_DATASET
            (?m)^BIRTH_DATE .*$              | BIRTH_DATE year keep shift_days | PSEUDONYMISED shifts by days or by weeks, not both
            (?m)^dates .*$                   | dates year keep zip3         | the option dates cannot be ZIP3
            (?m)^policy .*$                  | policy SAFE_HARBOR X Y       | there is no release policy X
            (?m)^policy .*$                  | ''                           | a row has one cell for each policy
            """)
    void aWrongTableIsStoppedWithOneLineThatNamesThePlace(String place, String instead, String reason) {
        String wrong = TABLE.replaceFirst(place, instead);
        assertThatThrownBy(() -> PolicyTable.read(new StringReader(wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("release-policies.txt")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPolicyWithoutAColumnIsMissed() {
        String two = TABLE.replaceAll("(?m)^([A-Za-z_0-9]+ +\\S+ +\\S+) +\\S+$", "$1");
        assertThatThrownBy(() -> PolicyTable.read(new StringReader(two)))
                .hasMessage("release-policies.txt has no column for PSEUDONYMISED");
    }

    @Test
    void itIsReadInLessThanTwoMilliseconds() {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 200; round++) {
            long begun = System.nanoTime();
            PolicyTable.read(new StringReader(TABLE));
            best = Math.min(best, System.nanoTime() - begun);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(2));
    }

    private static String table() {
        try (InputStream in = PolicyTable.class.getResourceAsStream("release-policies.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
