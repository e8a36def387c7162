package health.pratique.api.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of consents and of the trail is in a patient's everything, and for whom. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class EverythingClientTest {

    @Inject
    ClinicalStore store;

    @Inject
    RegisteredDocuments documents;

    private final String officer = ApiStores.bearer(Role.PRIVACY_OFFICER, "user/*.cruds");
    private String patient = "";

    @BeforeEach
    void somebodyWithAConsentAndADocument() {
        documents.permitAll(PurposeOfUse.TREAT, PurposeOfUse.HOPERAT);
        patient = ConsentSample.patient();
        given().header("Authorization", officer)
                .contentType("application/fhir+json")
                .body(ConsentSample.of(patient, "permit", null))
                .post("/fhir/R4/Consent")
                .then()
                .statusCode(201);
        SubjectToken subject = store.read(RegisteredDocuments.CUSTODIAN, View.IDENTIFIED, "Patient", patient)
                .orElseThrow()
                .subject();
        documents.released(subject, "lab-a", "Seen on [DATE] for a cough.");
    }

    @Test
    void anOfficersHasConsentsAndTheEventsOfDocuments() {
        assertThat(types(officer)).contains("Patient", "Consent", "AuditEvent");
    }

    @Test
    void aPatientsOwnHasThemToo() {
        assertThat(types(own("patient/*.rs"))).contains("Patient", "Consent", "AuditEvent");
    }

    @Test
    void aCliniciansHasConsentsAndNothingOfTheTrail() {
        assertThat(types(ApiStores.bearer(Role.CLINICIAN, "user/*.rs")))
                .contains("Patient", "Consent")
                .doesNotContain("AuditEvent");
    }

    @Test
    void scopesThatDoNotNameThemLeaveThemOut() {
        assertThat(types(own("patient/Patient.rs"))).containsOnly("Patient");
    }

    @Test
    void theEventsAreOfThePatientsDocumentsAlone() {
        String other = ConsentSample.patient();
        SubjectToken subject = store.read(RegisteredDocuments.CUSTODIAN, View.IDENTIFIED, "Patient", other)
                .orElseThrow()
                .subject();
        String document = documents
                .released(subject, "lab-a", "Seen on [DATE] for a cough.")
                .id()
                .value();

        List<String> ids = everything(officer, "entry.resource.id");

        assertThat(ids).isNotEmpty().noneMatch(id -> id.startsWith(document));
    }

    @Test
    void everythingOfAPatientHasWhoTreatedThemToo() {
        IGenericClient client = FhirClients.clinician("user/*.cruds");
        String patient = FhirClients.created(client, "Everts");
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily("Tolliver");
        String doctor = client.create().resource(practitioner).execute().getId().getIdPart();
        Observation observation = FhirClients.observation(patient, "8867-4");
        observation.addPerformer(new Reference("Practitioner/" + doctor));
        client.create().resource(observation).execute();

        assertThat(FhirClients.everything(client, patient).getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Patient", "Observation", "Practitioner");
    }

    private List<String> types(String authorization) {
        return everything(authorization, "entry.resource.resourceType");
    }

    private List<String> everything(String authorization, String path) {
        return given().header("Authorization", authorization)
                .urlEncodingEnabled(false)
                .get("/fhir/R4/Patient/" + patient + "/$everything")
                .then()
                .statusCode(200)
                .extract()
                .path(path);
    }

    private String own(String scope) {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, scope, Instant.now());
        claims.put("patient", patient);
        claims.put("fhirUser", "Patient/" + patient);
        return ApiStores.bearer(claims);
    }
}
