package health.pratique.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may write on the command line. */
class ConsentStatementTest {

    @Test
    void aDateAtTheEndIncludesTheWholeDay() {
        ConsentPeriod period = ConsentPeriod.parse("2026-01-01", "2026-12-31");

        assertThat(period)
                .isEqualTo(new ConsentPeriod(
                        Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void anInstantIsTakenAsItIs() {
        assertThat(ConsentPeriod.parse(null, "2026-12-31T12:00:00+01:00"))
                .isEqualTo(new ConsentPeriod(null, Instant.parse("2026-12-31T11:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "", "2026-13-01", "31.12.2026", "2026-12-31T12:00:00"})
    void anUnreadableDateIsRefusedWithAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentPeriod.parse(text, null))
                .withMessageContaining("2026-12-31");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConsentPeriod.parse("2026-02-01", "2026-01-30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redact", "", "REDACT-HIV", "Call the patient first"})
    void anObligationIsACode(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentStatement.permit().obliging(List.of(text)));
    }

    @Test
    void aRefusalHasNoObligations() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConsentStatement.deny().obliging(List.of("REDACT_HIV")));
    }
}
