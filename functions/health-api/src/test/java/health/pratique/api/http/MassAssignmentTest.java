package health.pratique.api.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server decides is not the client's to send: it is refused where it stands beside the request, and ignored where FHIR has it. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class MassAssignmentTest {

    /** What records of the server have, and what another tenant would be named by. */
    private static final List<String> OF_THE_SERVER = List.of(
            "custodian",
            "tenant",
            "role",
            "subject",
            "patient",
            "status",
            "id",
            "actor",
            "client",
            "reviewer",
            "identity",
            "receivedAt",
            "dueAt",
            "version",
            "scope",
            "bucket",
            "key",
            "__proto__");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATIENT = """
            {"resourceType":"Patient","identifier":[{"value":"M-%s"}],"name":[{"family":"Quimby"}]}""";

    @Inject
    RegisteredDocuments documents;

    @Inject
    ClinicalStore store;

    @BeforeEach
    void permitTreatment() {
        documents.permitAll(PurposeOfUse.TREAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/documents PARTNER pratique/documents.write {\"upload\":{\"mediaType\":\"application/pdf\",\"bytes\":100,\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}}",
                "/v1/privacy-requests PATIENT pratique/privacy {\"kind\":\"ACCESS\",\"law\":\"HIPAA\"}",
                "/v1/privacy-requests/0/identity PRIVACY_OFFICER pratique/privacy {\"proof\":\"PHOTO_ID\"}",
                "/v1/privacy-requests/0/extension PRIVACY_OFFICER pratique/privacy {\"reason\":\"COMPLEX\"}",
                "/v1/privacy-requests/0/denial PRIVACY_OFFICER pratique/privacy {\"ground\":\"ACCURATE_AND_COMPLETE\",\"words\":\"No.\"}",
                "/v1/privacy-requests/0/disagreement PATIENT pratique/privacy {\"words\":\"Yes.\"}",
                "/v1/privacy-requests/0/rebuttal PRIVACY_OFFICER pratique/privacy {\"words\":\"No.\"}",
                "/v1/privacy-requests/0/fulfilment PRIVACY_OFFICER pratique/privacy {\"append\":\"Born in 1961.\"}",
                "/v1/reviews/0/decision PRIVACY_OFFICER pratique/review {\"action\":\"REJECT\",\"reason\":\"SENT_IN_ERROR\"}"
            })
    void aMemberThatIsTheServersIsRefused(String call) throws JsonProcessingException {
        String[] parts = call.split(" ", 4);
        ObjectNode body = (ObjectNode) JSON.readTree(parts[3]);
        for (String name : OF_THE_SERVER) {
            ObjectNode more = body.deepCopy();
            if (more.putIfAbsent(name, JSON.getNodeFactory().textNode("other-clinic")) == null) {
                as(Role.valueOf(parts[1]), parts[2])
                        .contentType("application/json")
                        .body(more.toString())
                        .post(parts[0])
                        .then()
                        .statusCode(400);
            }
        }
    }

    @Test
    void norIsOneInsideOfAnUploadsDescription() {
        for (String name : List.of("custodian", "subject", "bucket", "key", "client", "id")) {
            as(Role.PARTNER, "pratique/documents.write")
                    .contentType("application/json")
                    .body("""
                            {"upload":{"mediaType":"application/pdf","bytes":100,"%s":"other-clinic",
                             "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}}""".formatted(name))
                    .post("/v1/documents")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void theServerGivesIdAndVersionOfWhatIsCreated() {
        Response created = clinician().body("""
                        {"resourceType":"Patient","id":"chosen","identifier":[{"value":"M-%s"}],
                         "meta":{"versionId":"99","lastUpdated":"1999-01-01T00:00:00Z"}}""".formatted(UUID.randomUUID())).post("/fhir/R4/Patient");

        created.then()
                .statusCode(201)
                .header("ETag", "W/\"1\"")
                .body("id", not(equalTo("chosen")))
                .body("meta.versionId", equalTo("1"));
        assertThat(created.<String>path("meta.lastUpdated")).startsWith("20");
        clinician().get("/fhir/R4/Patient/chosen").then().statusCode(404);
    }

    @Test
    void theServerCountsVersionsOfWhatIsChanged() {
        String id = created();

        clinician()
                .body("{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"99\"}}")
                .put("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(200)
                .body("meta.versionId", equalTo("2"));
        clinician()
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/meta/versionId\",\"value\":\"99\"}]")
                .patch("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(200)
                .body("meta.versionId", equalTo("2"));
    }

    @Test
    void aResourceKeepsItsId() {
        String id = created();
        String other = created();

        clinician()
                .body("{\"resourceType\":\"Patient\",\"id\":\"" + other + "\"}")
                .put("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(400);
        clinician()
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"" + other + "\"}]")
                .patch("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(422);
    }

    @Test
    void aResourceStaysThePatientsWhoseItIs() {
        String observation = clinician()
                .body(observation(created(), null))
                .post("/fhir/R4/Observation")
                .path("id");

        clinician()
                .body(observation(created(), observation))
                .put("/fhir/R4/Observation/" + observation)
                .then()
                .statusCode(422);
    }

    @Test
    void aMemberThatFhirDoesNotHaveIsRefusedAndNothingIsKept() {
        for (String name : List.of("custodian", "role", "subject", "tenant", "view", "deleted")) {
            clinician()
                    .body("{\"resourceType\":\"Practitioner\",\"" + name + "\":\"other-clinic\"}")
                    .post("/fhir/R4/Practitioner")
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void theCustodianIsTheTokensWhateverHeadersAndParametersSay() {
        String id = clinician()
                .header("Custodian", "other-clinic")
                .header("X-Custodian", "other-clinic")
                .queryParam("custodian", "other-clinic")
                .body(PATIENT.formatted(UUID.randomUUID()))
                .post("/fhir/R4/Patient")
                .path("id");

        assertThat(store.read(new Custodian("other-clinic"), View.IDENTIFIED, "Patient", id))
                .isEmpty();
        assertThat(store.read(RegisteredDocuments.CUSTODIAN, View.IDENTIFIED, "Patient", id))
                .isPresent();
    }

    private static String created() {
        return clinician()
                .body(PATIENT.formatted(UUID.randomUUID()))
                .post("/fhir/R4/Patient")
                .path("id");
    }

    private static String observation(String patient, @Nullable String id) {
        return """
                {"resourceType":"Observation",%s"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"718-7"}]},
                 "subject":{"reference":"Patient/%s"}}""".formatted(id == null ? "" : "\"id\":\"" + id + "\",", patient);
    }

    private static RequestSpecification clinician() {
        return as(Role.CLINICIAN, "user/*.cruds").contentType("application/fhir+json");
    }

    private static RequestSpecification as(Role role, String scope) {
        return given().header("Authorization", ApiStores.bearer(role, scope));
    }
}
