package health.pratique.api.deidentify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import health.pratique.api.http.ApiStores;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What comes out of de-identification as a service, and what is turned away. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class DeidentifyResourceTest {

    private static final String CALLER = ApiStores.bearer(Role.CLINICIAN, "pratique/deidentify");
    private static final String NOTE = "Patient: Quillfeather, Odessa\nMRN: 4471902\nSeen 03/14/2026 for a cough.";
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"gender\":\"female\",\"name\":[{\"family\":\"Quillfeather\"}]}";

    @Test
    void aTextComesBackCleanInItsOwnMediaType() {
        Response answer = post("text/plain", "*/*", NOTE);
        answer.then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .header("Cache-Control", equalTo("no-store"));
        assertThat(answer.asString()).contains("cough").doesNotContain("Quillfeather", "Odessa", "4471902", "03/14");
    }

    @Test
    void withCountsItIsJson() {
        post("text/plain", "application/json", NOTE)
                .then()
                .statusCode(200)
                .body("policy", equalTo("SAFE_HARBOR"))
                .body("found.PATIENT_NAME", greaterThan(0));
    }

    @Test
    void aFhirResourceStaysOne() {
        Response answer = post("application/fhir+json", "application/fhir+json", PATIENT);
        answer.then().statusCode(200).body("resourceType", equalTo("Patient")).body("gender", equalTo("female"));
        assertThat(answer.asString()).doesNotContain("Quillfeather");
    }

    @Test
    void whatIsNotWhatItIsSaidToBeIsRefusedWithItsReason() {
        post("application/fhir+json", "*/*", NOTE)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("reason", equalTo("CONTENT_MISMATCH"));
    }

    @Test
    void aFormatThatIsNotTakenIsRefusedByItsName() {
        post("application/pdf", "*/*", NOTE).then().statusCode(415);
        post("application/zip", "*/*", NOTE).then().statusCode(415);
    }

    @Test
    void deepNestingAndEntitiesAreRefusedAndNotQuoted() {
        Response deep = post(
                "application/fhir+json",
                "*/*",
                "{\"resourceType\":\"Basic\",\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        deep.then().statusCode(422);
        Response entity = post(
                "application/fhir+xml",
                "*/*",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&e;\"/></Patient>");
        entity.then().statusCode(422);
        assertThat(entity.asString()).doesNotContain("passwd", "root:");
    }

    @Test
    void moreThanOneMegabyteIsTooMuch() {
        post("text/plain", "*/*", "a ".repeat(TimedCleaning.MOST_BYTES)).then().statusCode(413);
    }

    @Test
    void aPolicyThatIsNoneIsRefused() {
        given().header("Authorization", CALLER)
                .contentType("text/plain")
                .queryParam("policy", "NONE")
                .body(NOTE)
                .post("/v1/deidentify")
                .then()
                .statusCode(400);
    }

    @Test
    void theScopeIsAskedFor() {
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "pratique/documents.read"))
                .contentType("text/plain")
                .body(NOTE)
                .post("/v1/deidentify")
                .then()
                .statusCode(403);
    }

    private static Response post(String type, String accept, String content) {
        return given().header("Authorization", CALLER)
                .contentType(type)
                .accept(accept)
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post("/v1/deidentify");
    }
}
