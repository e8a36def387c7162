package health.pratique.retention;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RetentionPlan;
import health.pratique.configuration.RulePack;
import health.pratique.model.DocumentKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Until when an original may not be destroyed. */
class RetentionTermTest {

    private static final Instant RECEIVED = Instant.parse("2024-02-29T12:00:00Z");

    @Test
    void aNoteIsKeptForSixYearsByFederalLaw() {
        assertThat(RetentionTerm.of(ConfigurationContent.DEFAULT, DocumentKind.PROGRESS_NOTE, RECEIVED))
                .hasValueSatisfying(term -> {
                    assertThat(term.until()).isEqualTo("2030-02-28T12:00:00Z");
                    assertThat(term.law()).contains("45 CFR 164.316(b)(2)(i)");
                });
    }

    @Test
    void aLongerTermOfTheStateHolds() {
        assertThat(RetentionTerm.of(in("MA"), DocumentKind.PROGRESS_NOTE, RECEIVED))
                .hasValueSatisfying(term -> {
                    assertThat(term.until()).isEqualTo("2044-02-29T12:00:00Z");
                    assertThat(term.law()).contains("M.G.L.");
                });
    }

    @Test
    void aShorterTermOfTheStateShortensNothing() {
        assertThat(RetentionTerm.of(in("FL"), DocumentKind.PROGRESS_NOTE, RECEIVED))
                .hasValueSatisfying(term -> assertThat(term.until()).isEqualTo("2030-02-28T12:00:00Z"));
    }

    @Test
    void aTermThatNoLawAsksForDoesNotKeepAnOriginalFromItsPatient() {
        ConfigurationContent generous = ConfigurationContent.DEFAULT.with(new RetentionPlan(null, 30, null));
        assertThat(RetentionTerm.of(generous, DocumentKind.PROGRESS_NOTE, RECEIVED))
                .hasValueSatisfying(term -> assertThat(term.until()).isEqualTo("2030-02-28T12:00:00Z"));
    }

    @Test
    void whereTheRetentionRulesAreSwitchedOffNothingIsKept() {
        ConfigurationContent elsewhere = ConfigurationContent.DEFAULT.with(RulePack.RETENTION, false);
        assertThat(RetentionTerm.of(elsewhere, DocumentKind.PROGRESS_NOTE, RECEIVED))
                .isEmpty();
    }

    @Test
    void aDocumentOfUnknownKindIsKeptForTheLongestClass() {
        assertThat(RetentionTerm.of(ConfigurationContent.DEFAULT, null, RECEIVED))
                .hasValueSatisfying(term -> assertThat(term.until()).isEqualTo("2034-02-28T12:00:00Z"));
    }

    private static ConfigurationContent in(String state) {
        return ConfigurationContent.DEFAULT.with(new RetentionPlan(state, null, null));
    }
}
