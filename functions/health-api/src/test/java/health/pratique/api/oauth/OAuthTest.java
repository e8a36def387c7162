package health.pratique.api.oauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import health.pratique.api.http.ApiStores;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.AccessTokens;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Caller;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a backend service comes to a token, and what is told of tokens. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class OAuthTest {

    private static final PublicJsonWebKey KEY = key();

    @Inject
    ApiClients clients;

    @Inject
    AccessTokens tokens;

    @BeforeEach
    void aLaboratoryIsRegistered() {
        clients.register(new RegisteredClient(
                "lab-a",
                new Custodian("demo-hospital"),
                Role.PARTNER,
                SmartScopes.of("system/Observation.rs pratique/usage"),
                Optional.of(new JsonWebKeySet(KEY).toJson()),
                Optional.empty(),
                Set.of("key-1"),
                PurposeOfUse.HRESCH));
    }

    @Test
    void aBackendServiceGetsATokenForWhatItIsRegisteredFor() {
        String token = asked(assertion(), "system/Observation.r system/Patient.rs pratique/usage")
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("token_type", equalTo("bearer"))
                .body("scope", equalTo("system/Observation.r pratique/usage"))
                .extract()
                .path("access_token");

        Caller caller = tokens.verify(token);
        assertThat(caller.client()).isEqualTo("lab-a");
        assertThat(caller.custodian()).isEqualTo(new Custodian("demo-hospital"));
        assertThat(caller.purpose()).isEqualTo(PurposeOfUse.HRESCH);
    }

    @Test
    void aReplayedAssertionGetsNoToken() {
        String assertion = assertion();
        asked(assertion, "system/Observation.rs").statusCode(200);

        asked(assertion, "system/Observation.rs").statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void scopesThatTheClientIsNotRegisteredForGetNoToken() {
        asked(assertion(), "system/*.cruds").statusCode(400).body("error", equalTo("invalid_scope"));
    }

    @Test
    void scopesThatAreNoneGetNoToken() {
        asked(assertion(), "system/Observation.rs?code:not=1").statusCode(400).body("error", equalTo("invalid_scope"));
    }

    @Test
    void aParameterThatIsThereTwiceIsRefused() {
        given().formParam("grant_type", "client_credentials", "client_credentials")
                .formParam("client_assertion", assertion())
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void aClientSecretIsNoProof() {
        given().auth()
                .preemptive()
                .basic("lab-a", "secret")
                .formParam("grant_type", "client_credentials")
                .formParam("scope", "system/Observation.rs")
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    void aRegisteredClientIsToldOfItsCustodiansTokens() {
        introspected(ApiStores.bearer(Role.CLINICIAN, "user/*.rs"))
                .body("active", equalTo(true))
                .body("scope", equalTo("user/*.rs"))
                .body("fhirUser", equalTo("Practitioner/p1"));
    }

    @Test
    void aTokenOfAnotherCustodianLooksLikeOneThatIsNotValid() {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs", Instant.now());
        claims.put("custodian", "other-hospital");
        String others = introspected(ApiStores.bearer(claims)).extract().asString();
        String invalid = introspected("Bearer a.b.c").extract().asString();

        assertThat(others).isEqualTo(invalid).isEqualTo("{\"active\":false}");
    }

    @Test
    void whoIsNotRegisteredIsToldOfNoToken() {
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/*.rs"))
                .formParam("token", "a.b.c")
                .post("/oauth2/introspect")
                .then()
                .statusCode(403)
                .body("active", nullValue());
    }

    @Test
    void introspectionIsNotOpen() {
        given().formParam("token", "a.b.c").post("/oauth2/introspect").then().statusCode(401);
    }

    @Test
    void aClientFindsTheTokenEndpointAtTheApiAndAtTheFhirBase() {
        for (String base : new String[] {"", "/fhir/R4"}) {
            given().get(base + "/.well-known/smart-configuration")
                    .then()
                    .statusCode(200)
                    .body("token_endpoint", equalTo(endpoint()))
                    .body("capabilities", hasItems("client-confidential-asymmetric", "permission-v2"));
        }
    }

    private static String endpoint() {
        return "http://127.0.0.1:" + RestAssured.port + "/oauth2/token";
    }

    private static ValidatableResponse asked(String assertion, String scope) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .formParam("scope", scope)
                .post("/oauth2/token")
                .then();
    }

    private static ValidatableResponse introspected(String bearer) {
        return given().header("Authorization", ApiStores.bearer(Role.PARTNER, "system/Observation.rs"))
                .formParam("token", bearer.substring("Bearer ".length()))
                .post("/oauth2/introspect")
                .then()
                .statusCode(200);
    }

    private static String assertion() {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss",
                "lab-a",
                "sub",
                "lab-a",
                "aud",
                endpoint(),
                "exp",
                Instant.now().getEpochSecond() + 240,
                "jti",
                UUID.randomUUID().toString()));
        return TestIssuer.sign(JsonUtil.toJson(claims), KEY, AlgorithmIdentifiers.RSA_USING_SHA384, Map.of());
    }

    private static PublicJsonWebKey key() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("lab-key");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
