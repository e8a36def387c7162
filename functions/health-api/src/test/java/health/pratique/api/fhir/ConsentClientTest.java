package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import health.pratique.api.http.ApiStores;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.kit.CustodianTrail;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Consents over HTTP, and what follows from them. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class ConsentClientTest {

    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");
    private static final String CONSENTS = "/fhir/R4/Consent";

    @Inject
    ClinicalStore store;

    @Inject
    CustodianTrail trail;

    @Test
    void aConsentIsRecordedReadAndFoundUnderThePatientsOwnId() {
        String patient = ConsentSample.patient();
        String id = recorded(patient, "deny");
        officer()
                .get(CONSENTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "W/\"1\"")
                .body("resourceType", equalTo("Consent"))
                .body("patient.reference", equalTo("Patient/" + patient))
                .body("provision.type", equalTo("deny"));
        officer()
                .get(CONSENTS + "?patient=Patient/" + patient + "&status=active&date=ge2020-01-01")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("entry[0].resource.id", equalTo(id));
        officer()
                .get(CONSENTS + "?patient=" + patient + "&status=inactive")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void noAnswerHasTheSubjectToken() {
        String patient = ConsentSample.patient();
        String id = recorded(patient, "deny");
        SubjectToken subject = store.read(CUSTODIAN, View.IDENTIFIED, "Patient", patient)
                .orElseThrow()
                .subject();
        for (String path : List.of("/" + id, "/" + id + "/_history", "?patient=" + patient)) {
            officer().get(CONSENTS + path).then().statusCode(200).body(not(containsString(subject.value())));
        }
    }

    @Test
    void aRefusalCountsAtOnce() {
        String patient = ConsentSample.patient();
        String path = "/fhir/R4/Patient/" + patient;
        String id = recorded(patient, "permit");
        clinician("user/*.rs").get(path).then().statusCode(200);
        officer()
                .contentType("application/fhir+json")
                .header("If-Match", "W/\"1\"")
                .body(ConsentSample.of(patient, "deny", id))
                .put(CONSENTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "W/\"2\"");
        clinician("user/*.rs").get(path).then().statusCode(404);
    }

    @Test
    void eachVersionIsKept() {
        String patient = ConsentSample.patient();
        String id = recorded(patient, "permit");
        changed(patient, id, "deny", "W/\"1\"").then().statusCode(200);
        changed(patient, id, "permit", "W/\"1\"").then().statusCode(412);
        officer().get(CONSENTS + "/" + id + "/_history").then().statusCode(200).body("total", equalTo(2));
        officer()
                .get(CONSENTS + "/" + id + "/_history/1")
                .then()
                .statusCode(200)
                .body("provision.type", equalTo("permit"));
        officer().get(CONSENTS + "/" + id + "/_history/3").then().statusCode(404);
        officer().delete(CONSENTS + "/" + id).then().statusCode(405);
    }

    @Test
    void theSameConsentAgainIsOne() {
        String patient = ConsentSample.patient();
        String id = recorded(patient, "permit");
        officer()
                .contentType("application/fhir+json")
                .body(ConsentSample.of(patient, "permit", null))
                .post(CONSENTS)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("meta.versionId", equalTo("1"));
    }

    @Test
    void aPatientSeesTheirOwnAndOthersAreNotThere() {
        String self = ConsentSample.patient();
        String other = ConsentSample.patient();
        String own = recorded(self, "permit");
        String theirs = recorded(other, "permit");
        RequestSpecification patient = given().header("Authorization", ApiStores.bearer(patientClaims(self)));
        patient.get(CONSENTS + "/" + own).then().statusCode(200);
        String hidden = patient.get(CONSENTS + "/" + theirs)
                .then()
                .statusCode(404)
                .extract()
                .asString();
        String missing = patient.get(CONSENTS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(hidden).isEqualTo(missing);
        patient.get(CONSENTS).then().statusCode(200).body("total", equalTo(1));
        patient.get(CONSENTS + "?patient=" + other).then().statusCode(200).body("total", equalTo(0));
        patient.get(CONSENTS + "/" + theirs + "/_history").then().statusCode(404);
    }

    @Test
    void aNarrowedScopeCountsWhatItFinds() {
        String patient = ConsentSample.patient();
        recorded(patient, "permit");
        clinician("user/Consent.rs?status=inactive")
                .get(CONSENTS + "?patient=" + patient)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void whoDoesNotHearPatientsRecordsNothing() {
        String patient = ConsentSample.patient();
        for (String token : List.of(
                ApiStores.bearer(patientClaims(patient)),
                ApiStores.bearer(TestIssuer.claims(Role.PARTNER, "system/*.cruds", Instant.now())),
                ApiStores.bearer(Role.CLINICIAN, "user/*.rs"))) {
            given().header("Authorization", token)
                    .contentType("application/fhir+json")
                    .body(ConsentSample.of(patient, "permit", null))
                    .post(CONSENTS)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void whatCannotBeHonouredIsRefusedByItsPlace() {
        String patient = ConsentSample.patient();
        String spaceship = ConsentSample.of(patient, "permit", null).replace("\"TREAT\"", "\"SPACESHIP\"");
        officer()
                .contentType("application/fhir+json")
                .body(spaceship)
                .post(CONSENTS)
                .then()
                .statusCode(422)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].expression", notNullValue());
        officer()
                .contentType("application/fhir+json")
                .body(ConsentSample.of("0".repeat(32), "permit", null))
                .post(CONSENTS)
                .then()
                .statusCode(422);
        officer().get(CONSENTS + "?spaceship=1").then().statusCode(400);
    }

    @Test
    void aRecordingIsOnTheCustodiansTrail() {
        String id = recorded(ConsentSample.patient(), "permit");
        assertThat(trail.events(CUSTODIAN))
                .filteredOn(event -> event.action().equals("RecordConsent"))
                .filteredOn(event -> id.equals(event.facts().get("consent")))
                .extracting(AuditEvent::actor)
                .containsExactly("Practitioner/o1");
    }

    private static Response changed(String patient, String id, String ruling, String ifMatch) {
        return officer()
                .contentType("application/fhir+json")
                .header("If-Match", ifMatch)
                .body(ConsentSample.of(patient, ruling, id))
                .put(CONSENTS + "/" + id);
    }

    private static String recorded(String patient, String ruling) {
        return officer()
                .contentType("application/fhir+json")
                .body(ConsentSample.of(patient, ruling, null))
                .post(CONSENTS)
                .then()
                .statusCode(201)
                .header("Location", containsString("/fhir/R4/Consent/"))
                .extract()
                .path("id");
    }

    private static RequestSpecification officer() {
        return given().header("Authorization", ApiStores.bearer(Role.PRIVACY_OFFICER, "user/Consent.crus"));
    }

    private static RequestSpecification clinician(String scope) {
        return given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, scope));
    }

    private static Map<String, Object> patientClaims(String patient) {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, "patient/*.cruds", Instant.now());
        claims.put("patient", patient);
        claims.put("fhirUser", "Patient/" + patient);
        return claims;
    }
}
