package health.pratique.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import health.pratique.audit.AuditEvent;
import health.pratique.kit.CustodianTrail;
import health.pratique.model.Custodian;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets in over HTTP, and how those are answered who do not. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class CallerFilterTest {

    private static final String CLINICIAN = ApiStores.bearer(Role.CLINICIAN, "user/*.rs");

    @Inject
    CustodianTrail trail;

    @Test
    void aVerifiedCallerGetsIn() {
        given().header("Authorization", CLINICIAN)
                .get("/v1/probe/who")
                .then()
                .statusCode(200)
                .body("actor", equalTo("Practitioner/p1"));
    }

    @Test
    void theSchemeMayBeWrittenInLowerCase() {
        given().header("Authorization", CLINICIAN.replace("Bearer", "bearer"))
                .get("/v1/probe/who")
                .then()
                .statusCode(200);
    }

    @Test
    void anOpenMethodAnswersWithoutAToken() {
        given().get("/v1/probe/open").then().statusCode(200).body("verified", equalTo("false"));
    }

    @Test
    void withoutATokenNothingRunsAndNoErrorIsNamed() {
        given().get("/v1/probe/who")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"pratique\""))
                .contentType("application/problem+json")
                .body("type", equalTo("urn:pratique:problem:token-invalid"));
    }

    @Test
    void anInvalidTokenIsToldNoReason() {
        given().header("Authorization", "Bearer a.b.c")
                .get("/v1/probe/who")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"pratique\", error=\"invalid_token\""))
                .body("title", equalTo("No valid access token"));
    }

    @Test
    void belowFhirAProblemIsAnOperationOutcome() {
        given().get("/fhir/R4/Probe/1")
                .then()
                .statusCode(401)
                .contentType("application/fhir+json")
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].code", equalTo("login"));
    }

    @Test
    void aTokenInTheQueryIsRefusedEvenBesideOneInTheHeader() {
        given().header("Authorization", CLINICIAN)
                .queryParam("access_token", CLINICIAN.substring("Bearer ".length()))
                .get("/v1/probe/who")
                .then()
                .statusCode(401);
    }

    @Test
    void twoAuthorizationHeadersAreRefused() {
        given().header("Authorization", CLINICIAN, CLINICIAN)
                .get("/v1/probe/who")
                .then()
                .statusCode(401);
    }

    @Test
    void anotherSchemeIsRefused() {
        given().header("Authorization", "Basic cGFydG5lcjpzZWNyZXQ=")
                .get("/v1/probe/who")
                .then()
                .statusCode(401);
    }

    @Test
    void anApiKeyAloneOpensNothing() {
        given().header("x-api-key", "key-1").get("/v1/probe/who").then().statusCode(401);
    }

    @Test
    void aScopeThatIsMissingIsRefusedAndPutIntoTheCustodiansTrail() {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs", Instant.now());
        claims.put("custodian", "scope-hospital");

        given().header("Authorization", ApiStores.bearer(claims))
                .get("/v1/probe/audit")
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("insufficient_scope"))
                .body("type", equalTo("urn:pratique:problem:not-permitted"));

        List<AuditEvent> events = trail.events(new Custodian("scope-hospital"));
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().action()).isEqualTo("RefuseAccess");
        assertThat(events.getFirst().facts()).containsEntry("code", "SCOPE").containsEntry("client", "portal");
    }

    @Test
    void aRefusalThatRepeatsItselfIsOneEvent() {
        Map<String, Object> claims = TestIssuer.claims(Role.CLINICIAN, "user/*.rs", Instant.now());
        claims.put("custodian", "busy-hospital");
        for (int times = 0; times < 5; times++) {
            given().header("Authorization", ApiStores.bearer(claims))
                    .get("/v1/probe/audit")
                    .then()
                    .statusCode(403);
        }

        assertThat(trail.events(new Custodian("busy-hospital"))).hasSize(1);
    }

    @Test
    void aTokenThatMixesLevelsOrRolesIsPutIntoTheCustodiansTrail() {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, "user/*.rs", Instant.now());
        claims.put("custodian", "mixed-hospital");

        given().header("Authorization", ApiStores.bearer(claims))
                .get("/v1/probe/who")
                .then()
                .statusCode(401);

        assertThat(trail.events(new Custodian("mixed-hospital")).getFirst().facts())
                .containsEntry("code", "TOKEN_SCOPE_NOT_FOR_ROLE");
    }

    @Test
    void aBodyThatCannotBeReadIsNotQuoted() {
        given().header("Authorization", CLINICIAN)
                .contentType("application/json")
                .body("{\"number\": \"Jane Roe\"}")
                .post("/v1/probe/number")
                .then()
                .statusCode(400)
                .body(not(containsString("Jane")))
                .body("type", equalTo("urn:pratique:problem:request-invalid"));
    }

    @Test
    void aDefectIsAnsweredWithoutWords() {
        given().header("Authorization", CLINICIAN)
                .get("/v1/probe/broken/jane-roe")
                .then()
                .statusCode(500)
                .body(not(containsString("jane")))
                .body("instance", startsWith("urn:uuid:"));
    }

    @Test
    void aPathThatIsNotThereIsAProblemToo() {
        given().header("Authorization", CLINICIAN)
                .get("/v1/nothing/here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body(not(containsString("nothing")));
    }

    @Test
    void anAcceptHeaderThatNamesNoMediaTypeIsTheClientsError() {
        given().header("Authorization", CLINICIAN)
                .header("Accept", "json;;=")
                .get("/v1/probe/echo?word=a")
                .then()
                .statusCode(406);
    }

    @Test
    void aMethodThatIsNotAllowedIsAProblemToo() {
        given().header("Authorization", CLINICIAN)
                .delete("/v1/probe/who")
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
    }
}
