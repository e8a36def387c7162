package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consents and audit events as entries of bundles: what works by itself works in a batch. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class BundleClientTest {

    private static final String OFFICER = ApiStores.bearer(Role.PRIVACY_OFFICER, "user/*.cruds");
    private static final String CLINICIAN = ApiStores.bearer(Role.CLINICIAN, "user/*.cruds");

    @Inject
    RegisteredDocuments documents;

    @BeforeEach
    void permitTreatment() {
        documents.permitAll(PurposeOfUse.TREAT);
    }

    @Test
    void aConsentIsRecordedReadFoundAndChangedInBatches() {
        String patient = ConsentSample.patient();
        Response recorded = sent(OFFICER, "batch", entry("POST", "Consent", ConsentSample.of(patient, "permit", null)));
        recorded.then().statusCode(200).body("entry[0].response.status", equalTo("201"));
        String id = recorded.path("entry[0].resource.id");

        sent(
                        OFFICER,
                        "batch",
                        entry("GET", "Consent/" + id, null),
                        entry("GET", "Consent?patient=" + patient, null),
                        entry("PUT", "Consent/" + id, ConsentSample.of(patient, "deny", id)))
                .then()
                .body("entry[0].resource.id", equalTo(id))
                .body("entry[1].resource.total", equalTo(1))
                .body("entry[2].response.etag", equalTo("W/\"2\""));
    }

    @Test
    void aConsentIsNotDeletedInABatchEither() {
        String patient = ConsentSample.patient();
        String id = sent(OFFICER, "batch", entry("POST", "Consent", ConsentSample.of(patient, "permit", null)))
                .path("entry[0].resource.id");

        sent(OFFICER, "batch", entry("DELETE", "Consent/" + id, null))
                .then()
                .body("entry[0].response.status", equalTo("400"))
                .body("entry[0].response.outcome.issue[0].code", equalTo("not-supported"));
    }

    @Test
    void whoMayNotRecordConsentsMayNotInABatch() {
        String patient = ConsentSample.patient();

        sent(
                        ApiStores.bearer(Role.CLINICIAN, "user/*.rs"),
                        "batch",
                        entry("POST", "Consent", ConsentSample.of(patient, "permit", null)))
                .then()
                .body("entry[0].response.status", equalTo("403"));
    }

    @Test
    void aTransactionThatRecordsAConsentIsRefusedWhole() {
        String patient = ConsentSample.patient();

        sent(
                        CLINICIAN,
                        "transaction",
                        entry(
                                "POST",
                                "Practitioner",
                                "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"Hale\"}]}"),
                        entry("POST", "Consent", ConsentSample.of(patient, "permit", null)))
                .then()
                .statusCode(400)
                .body("issue[0].diagnostics", containsString("not in a transaction"));
    }

    @Test
    void aTransactionIsDoneAsAWholeWithReferencesBetweenItsEntries() {
        IGenericClient client = FhirClients.clinician("user/*.cruds");
        String patientUrl = "urn:uuid:" + UUID.randomUUID();
        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setFullUrl(patientUrl)
                .setResource(FhirClients.patient("Traynor"))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");
        Observation observation = FhirClients.observation("x", "8867-4");
        observation.setSubject(new Reference(patientUrl));
        transaction
                .addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(observation)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        Bundle done = client.transaction().withBundle(transaction).execute();
        assertThat(done.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("201", "201");
        String location = done.getEntryFirstRep().getResponse().getLocation();
        String patient = location.replaceAll(".*Patient/", "").replaceAll("/.*", "");
        assertThat(FhirClients.everything(client, patient).getEntry()).hasSize(2);
    }

    @Test
    void aTransactionReadsConsentsAndAuditEvents() {
        String patient = ConsentSample.patient();

        sent(OFFICER, "transaction", entry("GET", "Consent?patient=" + patient, null), entry("GET", "AuditEvent", null))
                .then()
                .statusCode(200)
                .body("entry[0].resource.total", equalTo(0))
                .body("entry[1].resource.type", equalTo("searchset"));
    }

    @Test
    void anOfficerReadsTheTrailInABatchAndAClinicianDoesNot() {
        sent(OFFICER, "batch", entry("POST", "Consent", ConsentSample.of(ConsentSample.patient(), "permit", null)));
        Response found = sent(OFFICER, "batch", entry("GET", "AuditEvent?subtype=RecordConsent", null));
        found.then().body("entry[0].resource.entry.size()", greaterThan(0));
        String id = found.path("entry[0].resource.entry[0].resource.id");

        sent(OFFICER, "batch", entry("GET", "AuditEvent/" + id, null)).then().body("entry[0].resource.id", equalTo(id));
        sent(CLINICIAN, "batch", entry("GET", "AuditEvent/" + id, null))
                .then()
                .body("entry[0].response.status", equalTo("403"));
    }

    @Test
    void nobodyWritesTheTrail() {
        String event = """
                {"resourceType":"AuditEvent","type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},
                 "recorded":"2026-02-03T10:15:00.410Z","agent":[{"who":{"identifier":{"value":"nobody"}},"requestor":false}],
                 "source":{"observer":{"identifier":{"value":"nobody"}}}}""";

        sent(OFFICER, "batch", entry("POST", "AuditEvent", event))
                .then()
                .statusCode(200)
                .body("entry[0].response.status", containsString("4"));
    }

    /** What the CapabilityStatement says of a type holds inside of a batch too. */
    @Test
    void everyTypeThatIsToldOfIsSearchedInABatch() {
        List<String> types = given().get("/fhir/R4/metadata").path("rest[0].resource.type");

        Response answers = sent(
                OFFICER,
                "batch",
                types.stream()
                        .map(type -> entry("GET", type + "?_count=1", null))
                        .toArray(String[]::new));

        answers.then()
                .body("entry.size()", equalTo(types.size()))
                .body("entry.findAll { it.response.status == '200' }.size()", equalTo(types.size()));
    }

    private static Response sent(String authorization, String type, String... entries) {
        return given().header("Authorization", authorization)
                .contentType("application/fhir+json")
                .body("{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[%s]}"
                        .formatted(type, List.of(entries).stream().collect(Collectors.joining(","))))
                .post("/fhir/R4");
    }

    private static String entry(String method, String url, @Nullable String resource) {
        return "{%s\"request\":{\"method\":\"%s\",\"url\":\"%s\"}}"
                .formatted(resource == null ? "" : "\"resource\":" + resource + ",", method, url);
    }
}
