package health.pratique.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tricks with a token's header and signature. */
class SignedTokenTest {

    private static final TestIssuer ISSUER = TestIssuer.make();
    private static final InstantSource CLOCK = InstantSource.fixed(TestIssuer.NOW);
    private static final ClientsFixture CLIENTS = new ClientsFixture(CLOCK);

    private final AccessTokens tokens =
            new AccessTokens(CLIENTS.settings, ISSUER.keys(), new ClientBinding(CLIENTS.clients), CLOCK);
    private final Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs");
    private final String payload = JsonUtil.toJson(claims);

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void aTokenThatIsNotSignedIsRefused(String algorithm) {
        String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");

        refused(header + "." + base64(payload) + ".", TokenRefusal.ALGORITHM_REFUSED);
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(new HmacKey(ISSUER.rsa().getPublicKey().getEncoded()));
        signature.setKeyIdHeaderValue("rsa-1");

        refused(signature.getCompactSerialization(), TokenRefusal.ALGORITHM_REFUSED);
    }

    @Test
    void aTokenSignedBySomebodyElsesKeyUnderTheIssuersNameIsRefused() throws JoseException {
        PublicJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
        own.setKeyId("rsa-1");

        refused(
                TestIssuer.sign(payload, own, AlgorithmIdentifiers.RSA_USING_SHA256, Map.of()),
                TokenRefusal.SIGNATURE_INVALID);
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsRefused() {
        String[] parts = ISSUER.token(claims).split("\\.");
        String changed = base64(payload.replace("CLINICIAN", "PRIVACY_OFFICER"));

        refused(parts[0] + "." + changed + "." + parts[2], TokenRefusal.SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "unknown", "rsa-1' OR '1'='1", "/dev/null", ""})
    void aKeyIdThatIsNotTheIssuersIsRefused(String keyId) {
        refused(ISSUER.token(payload, Map.of("kid", keyId)), TokenRefusal.KEY_UNKNOWN);
    }

    @Test
    void aTokenWithoutAKeyIdIsRefused() throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(ISSUER.rsa().getPrivateKey());

        refused(signature.getCompactSerialization(), TokenRefusal.KEY_UNKNOWN);
    }

    @Test
    void aTokenThatBringsItsOwnKeyIsRefused() throws JoseException {
        PublicJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
        own.setKeyId("rsa-1");
        Map<String, Object> jwk = own.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);

        refused(
                TestIssuer.sign(payload, own, AlgorithmIdentifiers.RSA_USING_SHA256, Map.of("jwk", jwk)),
                TokenRefusal.KEY_EMBEDDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void aTokenThatSaysWhereItsKeyLiesIsRefused(String header) {
        refused(ISSUER.token(payload, Map.of(header, "https://evil.example/keys")), TokenRefusal.KEY_EMBEDDED);
    }

    @Test
    void aTokenThatBringsItsOwnCertificateIsRefused() {
        refused(ISSUER.token(payload, Map.of("x5c", List.of("MIIB"))), TokenRefusal.KEY_EMBEDDED);
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() {
        refused(ISSUER.token(payload, Map.of("typ", "logout+jwt")), TokenRefusal.TYPE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT", "JWT"})
    void aTokenThatSaysItIsAnAccessTokenIsTaken(String type) {
        assertThat(tokens.verify(ISSUER.token(payload, Map.of("typ", type))).client())
                .isEqualTo("portal");
    }

    @Test
    void aTokenWithAnExtensionThatMustBeUnderstoodIsRefused() {
        assertThatThrownBy(() -> tokens.verify(ISSUER.token(payload, Map.of("crit", List.of("odd"), "odd", true))))
                .isInstanceOf(TokenRefused.class);
    }

    @Test
    void anOversizedTokenIsRefusedBeforeItIsRead() {
        claims.put("scope", "user/*.rs " + "x".repeat(9000));

        refused(ISSUER.token(claims), TokenRefusal.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d.e", "a.b.c", "é.b.c", "Bearer a.b.c", " "})
    void whatIsNoTokenIsRefused(String token) {
        refused(token, TokenRefusal.MALFORMED);
    }

    @Test
    void duplicateHeadersAreRefused() {
        String header = base64("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"alg\":\"none\"}");

        refused(header + "." + base64(payload) + ".AAAA", TokenRefusal.MALFORMED);
    }

    @Test
    void aSymmetricKeyAmongTheIssuersVerifiesNothing() {
        String oct =
                "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"rsa-1\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}]}";

        assertThat(KeySet.parse(oct).orElseThrow().key("rsa-1")).isEmpty();
    }

    @Test
    void everyRefusalLooksTheSame() {
        Map<String, String> messages = new TreeMap<>();
        for (TokenRefusal reason : TokenRefusal.values()) {
            messages.put(String.valueOf(new TokenRefused(reason).getMessage()), "");
        }

        assertThat(messages).hasSize(1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String token, TokenRefusal reason) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
