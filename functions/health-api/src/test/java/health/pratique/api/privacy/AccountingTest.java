package health.pratique.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.clinical.Access;
import health.pratique.clinical.View;
import health.pratique.model.PurposeOfUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accounted for under 45 CFR 164.528, and what is not. */
class AccountingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void severalToOneRecipientForOnePurposeAreOneEntryWithFirstLastAndNumber() {
        Accounting accounting = Accounting.of(
                List.of(
                        disclosed("registry", NOW.minus(Duration.ofDays(2)), 3),
                        disclosed("registry", NOW.minus(Duration.ofDays(9)), 1),
                        disclosed("institute", NOW.minus(Duration.ofDays(5)), 1)),
                NOW);

        assertThat(accounting.entries())
                .extracting(Accounting.Entry::recipient, Accounting.Entry::times, Accounting.Entry::items)
                .containsExactly(tuple("registry", 2, 4), tuple("institute", 1, 1));
        assertThat(accounting.entries().getFirst().first()).isEqualTo(NOW.minus(Duration.ofDays(9)));
        assertThat(accounting.entries().getFirst().last()).isEqualTo(NOW.minus(Duration.ofDays(2)));
    }

    @Test
    void whatIsOlderThanSixYearsIsNotInIt() {
        Accounting accounting = Accounting.of(
                List.of(
                        disclosed("registry", Instant.parse("2020-03-01T11:59:59Z"), 1),
                        disclosed("institute", Instant.parse("2020-03-01T12:00:00Z"), 1)),
                NOW);

        assertThat(accounting.entries()).extracting(Accounting.Entry::recipient).containsExactly("institute");
    }

    @Test
    void whatTheRuleLeavesOutIsCountedByRule() {
        GivenOut treatment = new GivenOut(
                NOW.minusSeconds(60),
                "lab-a",
                "client:lab-a",
                "PARTNER",
                "TREAT",
                "resources of the record",
                1,
                Optional.of(Exclusion.TREATMENT_PAYMENT_OPERATIONS));

        assertThat(Accounting.of(List.of(treatment, treatment), NOW).excluded())
                .containsEntry(Exclusion.TREATMENT_PAYMENT_OPERATIONS, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "PARTNER, TREAT, IDENTIFIED, read, TREATMENT_PAYMENT_OPERATIONS",
        "PARTNER, HRESCH, IDENTIFIED, read, ",
        "PARTNER, PUBHLTH, IDENTIFIED, read, ",
        "PARTNER, HRESCH, DEIDENTIFIED, read, DEIDENTIFIED",
        "PATIENT, TREAT, IDENTIFIED, read, TO_THE_PATIENT",
        "CLINICIAN, ETREAT, IDENTIFIED, read, USE_WITHIN",
        "PARTNER, HRESCH, IDENTIFIED, write, RECEIVED"
    })
    void anAnswerIsLeftOutOnlyByARule(
            String role, PurposeOfUse purpose, View view, String interaction, Exclusion exclusion) {
        assertThat(Exclusion.of(new Access("r", "a", "c", role, purpose, null, interaction, view)))
                .isEqualTo(Optional.ofNullable(exclusion));
    }

    @ParameterizedTest
    @CsvSource({"SAFE_HARBOR, DEIDENTIFIED", "PSEUDONYMISED, DEIDENTIFIED", "LIMITED_DATASET, LIMITED_DATA_SET", "'', "
    })
    void aCopyForResearchIsLeftOutByThePolicyThatItWasReleasedUnder(String policy, Exclusion exclusion) {
        assertThat(Exclusion.of("PARTNER", PurposeOfUse.HRESCH, Optional.of(policy)))
                .isEqualTo(Optional.ofNullable(exclusion));
    }

    private static GivenOut disclosed(String recipient, Instant at, int items) {
        return new GivenOut(
                at,
                recipient,
                "client:" + recipient,
                "PARTNER",
                "PUBHLTH",
                "resources of the record",
                items,
                Optional.empty());
    }
}
