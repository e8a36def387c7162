package health.pratique.local.cloud.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cognito's part: what a client finds, and which tokens it gets. */
class IssuerEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UserPool POOL = new UserPool(
            "eu-west-2_test",
            "urn:example:api",
            Map.of("health-api", new AppClient("a secret", List.of("pool/own", "pool/other"))));
    private static final URI GATEWAY = URI.create("http://127.0.0.1:4566");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path directory;

    private final List<ObjectNode> events = new ArrayList<>();
    private final IssuerEndpoint endpoint =
            new IssuerEndpoint(Issuer.of(POOL, GATEWAY, Optional.empty(), this::answered, CLOCK));

    @Test
    void discoveryLeadsToTheKeysAndTheTokenEndpoint() throws IOException {
        JsonNode found = json(get("/.well-known/openid-configuration"));

        assertThat(found.path("issuer").asText()).isEqualTo("http://127.0.0.1:4566/cognito/eu-west-2_test");
        assertThat(found.path("token_endpoint").asText()).endsWith("/cognito/eu-west-2_test/oauth2/token");
    }

    @Test
    void aTokenIsSignedByTheKeyThatIsPublished() throws IOException, GeneralSecurityException {
        String token = json(post("/mint", "{\"custodian\":\"demo-hospital\"}", Map.of()))
                .path("access_token")
                .asText();
        JsonNode key = json(get("/.well-known/jwks.json")).path("keys").path(0);
        String[] parts = token.split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(claims(token).path("resource").asText()).isEqualTo("urn:example:api");
        assertThat(claims(token).path("exp").asLong()
                        - claims(token).path("iat").asLong())
                .isEqualTo(3600);
    }

    @Test
    void aClientsTokenSaysWhatTheTriggerAnswers() throws IOException {
        GatewayResponse answer = token("&scope=pool%2Fown");

        JsonNode claims = claims(json(answer).path("access_token").asText());
        assertThat(claims.path("custodian").asText()).isEqualTo("demo-hospital");
        assertThat(claims.path("scope").asText()).isEqualTo("system/Patient.r");
        assertThat(claims.path("client_id").asText()).isEqualTo("health-api");
        assertThat(claims.path("iss").asText()).startsWith("http://127.0.0.1:4566/");
    }

    @Test
    void theTriggerIsToldWhoAsksForWhat() throws IOException {
        token("&scope=pool%2Fown&aws_client_metadata="
                + URLEncoder.encode("{\"client\":\"lab-a\"}", StandardCharsets.UTF_8));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("triggerSource").asText()).isEqualTo("TokenGeneration_ClientCredentials");
            assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("health-api");
            assertThat(event.at("/request/scopes")).extracting(JsonNode::asText).containsExactly("pool/own");
            assertThat(event.at("/request/clientMetadata/client").asText()).isEqualTo("lab-a");
        });
    }

    @Test
    void whatTheClientSendsForTheTriggerIsNoClaim() throws IOException {
        GatewayResponse answer = token("&aws_client_metadata="
                + URLEncoder.encode(
                        "{\"role\":\"PRIVACY_OFFICER\",\"iss\":\"https://evil.example\"}", StandardCharsets.UTF_8));

        JsonNode claims = claims(json(answer).path("access_token").asText());
        assertThat(claims.has("role")).isFalse();
        assertThat(claims.path("iss").asText()).startsWith("http://127.0.0.1:4566/");
    }

    @Test
    void aScopeThatTheAppClientIsNotAllowedGetsNoToken() throws IOException {
        assertThat(token("&scope=pool%2Fadmin").status()).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @Test
    void whereTheTriggerFailsThereIsNoToken() throws IOException {
        IssuerEndpoint failing = new IssuerEndpoint(Issuer.of(
                POOL,
                GATEWAY,
                Optional.empty(),
                event -> {
                    throw new IOException("refused");
                },
                CLOCK));

        assertThat(failing.answer(tokenRequest("")).status()).isEqualTo(400);
    }

    @Test
    void aWrongSecretGetsNoToken() throws IOException {
        for (String pair : List.of("health-api:wrong", "somebody:a secret", ":", "health-api")) {
            assertThat(post(
                                    "/oauth2/token",
                                    "grant_type=client_credentials",
                                    Map.of("authorization", List.of(basic(pair))))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void theKeyOutlivesThePlatform() throws IOException {
        Issuer first = Issuer.of(POOL, GATEWAY, Optional.of(directory), TokenTrigger.NONE, CLOCK);
        Issuer second = Issuer.of(POOL, GATEWAY, Optional.of(directory), TokenTrigger.NONE, CLOCK);

        assertThat(second.jwks()).isEqualTo(first.jwks());
    }

    private ObjectNode answered(ObjectNode event) {
        events.add(event.deepCopy());
        ObjectNode contents = event.withObject("/response/claimsAndScopeOverrideDetails/accessTokenGeneration");
        contents.putObject("claimsToAddOrOverride").put("custodian", "demo-hospital");
        contents.putArray("scopesToAdd").add("system/Patient.r");
        contents.putArray("scopesToSuppress").add("pool/own").add("pool/other");
        return event;
    }

    private GatewayResponse token(String more) throws IOException {
        return endpoint.answer(tokenRequest(more));
    }

    private static GatewayRequest tokenRequest(String more) {
        return new GatewayRequest(
                "POST",
                "/cognito/eu-west-2_test/oauth2/token",
                "",
                Map.of("authorization", List.of(basic("health-api:a secret"))),
                ("grant_type=client_credentials" + more).getBytes(StandardCharsets.UTF_8));
    }

    private GatewayResponse get(String path) throws IOException {
        return endpoint.answer(new GatewayRequest("GET", "/cognito/eu-west-2_test" + path, "", Map.of(), new byte[0]));
    }

    private GatewayResponse post(String path, String body, Map<String, List<String>> headers) throws IOException {
        return endpoint.answer(new GatewayRequest(
                "POST", "/cognito/eu-west-2_test" + path, "", headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(GatewayResponse answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static BigInteger number(JsonNode encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded.asText()));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
