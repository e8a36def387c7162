package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** For how long a token that was verified is not verified again. */
class BelievedTokensTest {

    private static final TestIssuer ISSUER = TestIssuer.make();

    private final AtomicReference<Instant> now = new AtomicReference<>(TestIssuer.NOW);
    private final ClientsFixture clients = new ClientsFixture(now::get);
    private final AtomicInteger keysAsked = new AtomicInteger();
    private final AtomicReference<KeySource> keys = new AtomicReference<>(ISSUER.keys());
    private final AccessTokens tokens = new AccessTokens(
            clients.settings,
            id -> {
                keysAsked.incrementAndGet();
                return keys.get().key(id);
            },
            new ClientBinding(clients.clients),
            now::get);
    private final String token = ISSUER.token(TestIssuer.claims(Role.CLINICIAN, "user/*.rs"));

    @Test
    void theSameTokenIsNotVerifiedAgainWithinAMinute() {
        tokens.verify(token);
        now.set(TestIssuer.NOW.plusSeconds(59));

        tokens.verify(token);

        assertThat(keysAsked).hasValue(1);
    }

    @Test
    void aKeyThatTheIssuerWithdrewIsNotBelievedAfterAMinute() {
        tokens.verify(token);
        keys.set(id -> Optional.empty());
        now.set(TestIssuer.NOW.plusSeconds(60));

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void noTokenIsTakenBeyondItsEndBecauseItWasTakenBefore() {
        Instant end = tokens.verified(token).expires();
        now.set(end.minusSeconds(1));
        tokens.verify(token);
        now.set(end.plus(AccessTokens.SKEW).plus(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void anotherTokenIsVerifiedForItself() {
        tokens.verify(token);
        String forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThatThrownBy(() -> tokens.verify(forged)).isInstanceOf(TokenRefused.class);
    }
}
