package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private final TestIssuer issuer = TestIssuer.make();
    private Instant now = TestIssuer.NOW;
    private Optional<KeySet> served = Optional.of(issuer.keys());
    private int asked;

    private final IssuerKeys keys = new IssuerKeys(
            () -> {
                asked++;
                return served;
            },
            () -> now);

    @Test
    void theIssuerIsAskedOnceForManyTokens() {
        for (int token = 0; token < 100; token++) {
            assertThat(keys.key("rsa-1")).isPresent();
        }

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void inventedKeyIdsDoNotMakeUsCallTheIssuerAgainAndAgain() {
        for (int token = 0; token < 100; token++) {
            assertThat(keys.key("invented-" + token)).isEmpty();
        }

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aNewKeyOfTheIssuerIsFoundHalfAMinuteLater() {
        served = Optional.of(new KeySet(Map.of()));
        assertThat(keys.key("rsa-1")).isEmpty();
        served = Optional.of(issuer.keys());
        now = now.plusSeconds(31);

        assertThat(keys.key("rsa-1")).isPresent();
    }

    @Test
    void whileTheIssuerIsAwayItsKeysOfTheLastDayAreUsed() {
        keys.key("rsa-1");
        served = Optional.empty();
        now = now.plus(Duration.ofHours(23));

        assertThat(keys.key("rsa-1")).isPresent();
    }

    @Test
    void withoutKeysThatAreFreshEnoughNothingIsSaid() {
        keys.key("rsa-1");
        served = Optional.empty();
        now = now.plus(Duration.ofHours(25));

        assertThatThrownBy(() -> keys.key("rsa-1")).isInstanceOf(IssuerUnavailable.class);
    }

    @Test
    void aKeyThatTheIssuerTookBackIsForgottenWithinTenMinutes() {
        keys.key("rsa-1");
        served = Optional.of(new KeySet(Map.of()));
        now = now.plusSeconds(601);

        assertThat(keys.key("rsa-1")).isEmpty();
    }
}
