package health.pratique.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tokens are stable, unlinkable across custodians, and never show what they stand for. */
class SubjectTokensTest {

    private final SubjectTokens tokens = new SubjectTokens(new byte[32]);
    private final Custodian harbor = new Custodian("harbor-clinic");

    @Test
    void aPatientOfOneCustodianAlwaysHasTheSameToken() {
        assertThat(tokens.of(harbor, " H-1 ")).isEqualTo(tokens.of(harbor, "H-1"));
    }

    @Test
    void theSameIdentifierOfAnotherCustodianHasAnotherToken() {
        assertThat(tokens.of(new Custodian("bay-clinic"), "H-1")).isNotEqualTo(tokens.of(harbor, "H-1"));
    }

    @Test
    void keysForTwoUsesDiffer() {
        SubjectToken subject = tokens.of(harbor, "H-1");
        assertThat(tokens.derive(subject, "dates")).isNotEqualTo(tokens.derive(subject, "names"));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new SubjectTokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
