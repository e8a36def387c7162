package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;

import health.pratique.api.http.ApiStores;
import health.pratique.smart.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented patients, and what they say, as the tests send it. */
final class ConsentSample {

    private ConsentSample() {}

    /** @return the id of a patient who is kept from now on */
    static String patient() {
        return given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/*.cruds"))
                .contentType("application/fhir+json")
                .body("{\"resourceType\":\"Patient\",\"identifier\":[{\"value\":\"C-" + UUID.randomUUID() + "\"}]}")
                .post("/fhir/R4/Patient")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /**
     * For treatment.
     *
     * @param ruling permit or deny
     * @param id null for a new one
     */
    static String of(String patient, String ruling, @Nullable String id) {
        return """
                {"resourceType":"Consent",%s"status":"active",
                 "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "patient":{"reference":"Patient/%s"},"dateTime":"2026-01-05",
                 "policy":[{"uri":"https://harbor.example/policy"}],
                 "provision":{"type":"%s","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"TREAT"}]}}""".formatted(id == null ? "" : "\"id\":\"" + id + "\",", patient, ruling);
    }
}
