package health.pratique.api.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import health.pratique.api.http.ApiStores;
import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.SubjectKeys;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may open and see privacy requests, their clock, and how one is denied. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class PrivacyRequestsTest {

    private static final String ACCESS = "{\"kind\":\"ACCESS\",\"law\":\"HIPAA\"}";
    private static final String RECTIFICATION =
            "{\"kind\":\"RECTIFICATION\",\"law\":\"HIPAA\",\"statement\":\"Born in 1961, not 1916.\"}";

    @Inject
    SubjectKeys keys;

    @Inject
    ClinicalStore clinical;

    @Inject
    CustodianTrail trail;

    private PrivacyPatient patient;

    @BeforeEach
    void somebody() {
        patient = PrivacyPatient.of(keys, clinical);
    }

    @Test
    void theClockOfAnAccessUnderHipaaEndsAfterThirtyDays() {
        Response request = get(patient.openedByOfficer(ACCESS));

        request.then()
                .statusCode(200)
                .body("status", equalTo("RECEIVED"))
                .body("dueBy", equalTo("45 CFR 164.524(b)(2)"));
        assertThat(Duration.between(Instant.parse(request.path("receivedAt")), Instant.parse(request.path("dueAt"))))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void underTheSameKeyItIsOneRequest() {
        String key = UUID.randomUUID().toString();

        assertThat(openedUnder(key)).isEqualTo(openedUnder(key));
    }

    @Test
    void aPatientAsksForThemselvesAndIsKnownByTheirToken() {
        String id = patient.opened(ACCESS);

        patient.self()
                .get("/v1/privacy-requests/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("IDENTITY_VERIFIED"))
                .body("identity", equalTo("ACCESS_TOKEN"));
        patient.self().get("/v1/privacy-requests").then().body("requests.id", contains(id));
    }

    @Test
    void anotherPatientsRequestIsNotThereLikeOneThatIsNone() {
        String foreign = PrivacyPatient.of(keys, clinical).opened(ACCESS);
        Response notYours = patient.self().get("/v1/privacy-requests/" + foreign);
        Response notThere = patient.self().get("/v1/privacy-requests/" + UUID.randomUUID());

        assertThat(notYours.statusCode()).isEqualTo(404).isEqualTo(notThere.statusCode());
        assertThat(withoutInstance(notYours)).isEqualTo(withoutInstance(notThere));
    }

    @Test
    void anotherCustodiansRequestIsNotThere() {
        String id = patient.opened(ACCESS);
        Map<String, Object> claims =
                new HashMap<>(TestIssuer.claims(Role.PRIVACY_OFFICER, "pratique/privacy", Instant.now()));
        claims.put("custodian", "other-clinic");
        String foreign = ApiStores.bearer(claims);

        given().header("Authorization", foreign)
                .get("/v1/privacy-requests/" + id)
                .then()
                .statusCode(404);
        given().header("Authorization", foreign)
                .get("/v1/privacy-requests")
                .then()
                .body("requests.id", not(hasItem(id)));
    }

    @Test
    void aPatientCannotAskForAnother() {
        PrivacyPatient other = PrivacyPatient.of(keys, clinical);

        patient.self()
                .header("Patient-Id", other.identifier())
                .contentType("application/json")
                .body(ACCESS)
                .post("/v1/privacy-requests")
                .then()
                .statusCode(404);
    }

    @Test
    void whoIsNeitherPatientNorOfficerIsRefused() {
        for (Role role : List.of(Role.CLINICIAN, Role.PARTNER)) {
            given().header("Authorization", ApiStores.bearer(role, "pratique/documents.read"))
                    .get("/v1/privacy-requests")
                    .then()
                    .statusCode(403);
        }
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "pratique/privacy"))
                .get("/v1/privacy-requests")
                .then()
                .statusCode(401);
    }

    @Test
    void aPatientDoesNotAnswerTheirOwnRequest() {
        String id = patient.opened(ACCESS);

        patient.self().post("/v1/privacy-requests/" + id + "/fulfilment").then().statusCode(403);
    }

    @Test
    void nothingIsGivenToSomebodyOfWhomNobodyKnowsWhoItIs() {
        String id = patient.openedByOfficer(ACCESS);

        patient.fulfil(id).then().statusCode(409);
        patient.act(id, "identity", "{\"proof\":\"PHOTO_ID\"}").then().body("status", equalTo("IDENTITY_VERIFIED"));
        patient.fulfil(id).then().statusCode(200).body("status", equalTo("FULFILLED"));
    }

    @Test
    void theLongerTermIsTakenOnce() {
        String id = patient.opened(RECTIFICATION);
        Response extended =
                patient.act(id, "extension", "{\"reason\":\"COMPLEX\",\"words\":\"An archive is abroad.\"}");

        assertThat(Duration.between(Instant.parse(extended.path("receivedAt")), Instant.parse(extended.path("dueAt"))))
                .isEqualTo(Duration.ofDays(90));
        patient.act(id, "extension", "{\"reason\":\"MANY_REQUESTS\"}").then().statusCode(409);
    }

    @Test
    void aDenialNeedsAGroundThatTheLawHas() {
        String id = patient.opened(RECTIFICATION);

        patient.act(id, "denial", "{\"ground\":\"PSYCHOTHERAPY_NOTES\",\"words\":\"No.\"}")
                .then()
                .statusCode(422);
        patient.act(id, "denial", "{\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"The register says so.\"}")
                .then()
                .statusCode(200)
                .body("groundSource", equalTo("45 CFR 164.526(a)(2)(iv)"));
        patient.fulfil(id).then().statusCode(400);
        patient.act(id, "fulfilment", "{\"append\":\"Born in 1961.\"}").then().statusCode(409);
    }

    @Test
    void whatThePatientSaysToADenialIsKeptWithTheRecord() {
        String observation = patient.observation(clinical);
        String id = patient.opened(
                "{\"kind\":\"RECTIFICATION\",\"law\":\"HIPAA\",\"statement\":\"It was lower.\",\"resource\":\"Observation/"
                        + observation + "\"}");
        patient.act(id, "denial", "{\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"It was measured twice.\"}");
        patient.self()
                .contentType("application/json")
                .body("{\"words\":\"I do not believe it.\"}")
                .post("/v1/privacy-requests/" + id + "/disagreement")
                .then()
                .statusCode(200);

        assertThat(patient.officer()
                        .get("/v1/privacy-requests/" + id + "/texts/disagreement")
                        .asString())
                .isEqualTo("I do not believe it.");
        assertThat(clinical.read(PrivacyPatient.CUSTODIAN, View.IDENTIFIED, "Observation", observation)
                        .orElseThrow()
                        .json())
                .contains("disagrees with the denial", id)
                .doesNotContain("believe");
    }

    @Test
    void eachStepIsOnTheCustodiansChainAndNoWordOfIt() {
        String id = patient.opened(RECTIFICATION);
        patient.act(id, "denial", "{\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"The register says so.\"}");
        List<AuditEvent> events = trail.events(PrivacyPatient.CUSTODIAN);

        assertThat(events)
                .filteredOn(event -> id.equals(event.facts().get("requestId")))
                .extracting(AuditEvent::action)
                .containsExactly("OpenPrivacyRequest", "DenyPrivacyRequest", "CertifyPrivacyRequest");
        assertThat(events.toString()).doesNotContain("Born in", "register says");
        assertThat(AuditChain.verify(events, null)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        for (String body : List.of(
                "{\"kind\":\"ACCESS\"}",
                "{\"kind\":\"ACCESS\",\"law\":\"HIPAA\",\"custodian\":\"other\"}",
                "{\"kind\":\"RECTIFICATION\",\"law\":\"GDPR\"}",
                "{\"kind\":\"ERASURE\",\"law\":\"HIPAA\",\"erasureReason\":\"OBJECTION\"}",
                "{\"kind\":\"ACCESS\",\"law\":\"HIPAA\",\"resource\":\"Observation/1\"}",
                "[]")) {
            patient.self()
                    .contentType("application/json")
                    .body(body)
                    .post("/v1/privacy-requests")
                    .then()
                    .statusCode(400);
        }
    }

    private String openedUnder(String key) {
        return patient.self()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(RECTIFICATION)
                .post("/v1/privacy-requests")
                .path("id");
    }

    private Response get(String id) {
        return patient.officer().get("/v1/privacy-requests/" + id);
    }

    private static Map<String, Object> withoutInstance(Response problem) {
        Map<String, Object> members = new HashMap<>(problem.jsonPath().getMap("$"));
        members.remove("instance");
        return members;
    }
}
