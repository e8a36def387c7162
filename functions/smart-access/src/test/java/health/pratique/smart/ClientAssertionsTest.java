package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a backend service proves who it is, and what proves nothing. */
class ClientAssertionsTest {

    private static final String ENDPOINT = "https://api.example/oauth2/token";
    private static final InstantSource CLOCK = InstantSource.fixed(TestIssuer.NOW);
    private static final ClientsFixture CLIENTS = new ClientsFixture(CLOCK);
    private static final PublicJsonWebKey RSA = rsa();
    private static final PublicJsonWebKey CURVE = curve();

    static {
        CLIENTS.clients.register(ClientsFixture.laboratory(Optional.of(new JsonWebKeySet(RSA, CURVE).toJson())));
    }

    private final ClientAssertions assertions = new ClientAssertions(
            CLIENTS.clients, new ClientKeys(CLOCK), new TokenUses(CLIENTS.dynamo, CLIENTS.settings), CLOCK);
    private final Map<String, Object> claims = new TreeMap<>(Map.of(
            "iss",
            "lab-a",
            "sub",
            "lab-a",
            "aud",
            ENDPOINT,
            "exp",
            TestIssuer.NOW.getEpochSecond() + 300,
            "jti",
            UUID.randomUUID().toString()));

    @Test
    void anAssertionOverRsaNamesItsClient() {
        assertThat(assertions.verify(signed(), ENDPOINT).id()).isEqualTo("lab-a");
    }

    @Test
    void anAssertionOverACurveNamesItsClient() {
        String assertion = TestIssuer.sign(
                JsonUtil.toJson(claims),
                CURVE,
                AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                Map.of("typ", "JWT"));

        assertThat(assertions.verify(assertion, ENDPOINT).id()).isEqualTo("lab-a");
    }

    @Test
    void anAssertionThatWasUsedIsRefused() {
        String assertion = signed();
        assertions.verify(assertion, ENDPOINT);

        refused(assertion, TokenRefusal.REPLAYED);
    }

    @Test
    void anotherAssertionOfTheSameIdIsRefusedToo() {
        assertions.verify(signed(), ENDPOINT);
        claims.put("exp", TestIssuer.NOW.getEpochSecond() + 200);

        refused(signed(), TokenRefusal.REPLAYED);
    }

    @Test
    void anAssertionThatLivesLongerThanFiveMinutesIsRefused() {
        claims.put("exp", TestIssuer.NOW.getEpochSecond() + 361);

        refused(signed(), TokenRefusal.LIFETIME_TOO_LONG);
    }

    @Test
    void anExpiredAssertionIsRefused() {
        claims.put("exp", TestIssuer.NOW.getEpochSecond() - 61);

        refused(signed(), TokenRefusal.EXPIRED);
    }

    @Test
    void anAssertionForAnotherEndpointIsRefused() {
        claims.put("aud", "https://other.example/oauth2/token");

        refused(signed(), TokenRefusal.AUDIENCE_WRONG);
    }

    @Test
    void anAssertionAboutSomebodyElseIsRefused() {
        claims.put("sub", "lab-b");

        assertThatThrownBy(() -> assertions.verify(signed(), ENDPOINT)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void anAssertionOfAClientThatIsNotRegisteredIsRefused() {
        claims.put("iss", "lab-b");
        claims.put("sub", "lab-b");

        refused(signed(), TokenRefusal.CLIENT_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "exp", "aud"})
    void anAssertionWithoutAClaimThatMustBeThereIsRefused(String claim) {
        claims.remove(claim);

        assertThatThrownBy(() -> assertions.verify(signed(), ENDPOINT)).isInstanceOf(TokenRefused.class);
    }

    @Test
    void anAssertionByAWeakerAlgorithmThanSmartWantsIsRefused() {
        refused(
                TestIssuer.sign(JsonUtil.toJson(claims), RSA, AlgorithmIdentifiers.RSA_USING_SHA256, Map.of()),
                TokenRefusal.ALGORITHM_REFUSED);
    }

    @Test
    void anAssertionBySomebodyElsesKeyIsRefusedAndUsesNothingUp() {
        PublicJsonWebKey own = rsa();
        refused(
                TestIssuer.sign(JsonUtil.toJson(claims), own, AlgorithmIdentifiers.RSA_USING_SHA384, Map.of()),
                TokenRefusal.SIGNATURE_INVALID);

        assertThat(assertions.verify(signed(), ENDPOINT).id()).isEqualTo("lab-a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example/jwks",
                "https://127.0.0.1/jwks",
                "https://localhost/jwks",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/jwks",
                "https://192.168.1.1/jwks",
                "https://172.16.0.1/jwks",
                "https://100.64.0.1/jwks",
                "https://0.0.0.0/jwks",
                "https://[::1]/jwks",
                "https://[fd00:ec2::254]/jwks",
                "https://[::ffff:10.0.0.1]/jwks",
                "https://1.1.1.1:8443/jwks",
                "https://user@1.1.1.1/jwks",
                "file:///etc/passwd"
            })
    void keysAreNotReadInsideOurOwnNetworkOrInTheClear(String address) {
        assertThat(ClientKeys.outside(URI.create(address))).isFalse();
    }

    @Test
    void keysAreReadInThePublicNetwork() {
        assertThat(ClientKeys.outside(URI.create("https://1.1.1.1/jwks"))).isTrue();
    }

    private String signed() {
        return TestIssuer.sign(JsonUtil.toJson(claims), RSA, AlgorithmIdentifiers.RSA_USING_SHA384, Map.of());
    }

    private void refused(String assertion, TokenRefusal reason) {
        assertThatThrownBy(() -> assertions.verify(assertion, ENDPOINT))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static PublicJsonWebKey rsa() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("own-1");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PublicJsonWebKey curve() {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P384);
            key.setKeyId("own-2");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
