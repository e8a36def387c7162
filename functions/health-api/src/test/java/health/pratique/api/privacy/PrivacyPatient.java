package health.pratique.api.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.api.http.ApiStores;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invented patient of whom something is held, with their own token and an officer who answers. */
record PrivacyPatient(String identifier, SubjectToken subject, String id) {

    static final Custodian CUSTODIAN = new Custodian("demo-hospital");

    private static final String SCOPE = "pratique/privacy";

    static PrivacyPatient of(SubjectKeys keys, ClinicalStore clinical) {
        String identifier = "H-" + UUID.randomUUID();
        SubjectToken subject = keys.token(CUSTODIAN, identifier);
        String id = Compartments.patientId(subject);
        clinical.write(
                CUSTODIAN,
                View.IDENTIFIED,
                List.of(new ResourceWrite.Create(
                        "Patient",
                        id,
                        subject,
                        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Quillfeather\"}]}")));
        return new PrivacyPatient(identifier, subject, id);
    }

    String observation(ClinicalStore clinical) {
        String name = UUID.randomUUID().toString();
        clinical.write(
                CUSTODIAN, View.IDENTIFIED, List.of(new ResourceWrite.Create("Observation", name, null, """
                {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},
                 "subject":{"reference":"Patient/%s"},"effectiveDateTime":"2026-03-01","valueQuantity":{"value":1.10,"unit":"g"}}""".formatted(
                                id))));
        return name;
    }

    RequestSpecification officer() {
        return given().header("Authorization", ApiStores.bearer(Role.PRIVACY_OFFICER, SCOPE));
    }

    RequestSpecification self() {
        return patient(id);
    }

    static RequestSpecification patient(String id) {
        Map<String, Object> claims =
                new HashMap<>(TestIssuer.claims(Role.PATIENT, "patient/*.rs " + SCOPE, Instant.now()));
        claims.put("patient", id);
        claims.put("fhirUser", "Patient/" + id);
        return given().header("Authorization", ApiStores.bearer(claims));
    }

    /** Opened by the patient, so that it is known who asks. */
    String opened(String body) {
        return opened(self(), null, body);
    }

    String openedByOfficer(String body) {
        return opened(officer(), identifier, body);
    }

    private static String opened(RequestSpecification caller, @Nullable String identifier, String body) {
        if (identifier != null) {
            caller.header("Patient-Id", identifier);
        }
        Response answer = caller.contentType("application/json").body(body).post("/v1/privacy-requests");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    Response act(String request, String step, String body) {
        return officer()
                .contentType("application/json")
                .body(body)
                .post("/v1/privacy-requests/" + request + "/" + step);
    }

    Response fulfil(String request) {
        return officer().post("/v1/privacy-requests/" + request + "/fulfilment");
    }
}
