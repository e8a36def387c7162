package health.pratique.api.fhir;

import static health.pratique.api.fhir.FhirClients.client;
import static health.pratique.api.fhir.FhirClients.clinician;
import static health.pratique.api.fhir.FhirClients.created;
import static health.pratique.api.fhir.FhirClients.observation;
import static health.pratique.api.fhir.FhirClients.patient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that was written by others, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class FhirClientTest {

    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");

    @Inject
    RegisteredDocuments documents;

    @Inject
    ClinicalStore store;

    @BeforeEach
    void permitTreatment() {
        documents.permitAll(PurposeOfUse.TREAT);
    }

    @Test
    void whatIsCreatedIsReadBack() {
        IGenericClient client = clinician("user/*.cruds");
        MethodOutcome created = client.create().resource(patient("Quimby")).execute();
        assertThat(created.getCreated()).isTrue();
        Patient read = client.read()
                .resource(Patient.class)
                .withId(created.getId().getIdPart())
                .execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Quimby");
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void xmlIsReadAndWrittenToo() {
        IGenericClient client = clinician("user/*.cruds");
        client.setEncoding(EncodingEnum.XML);
        MethodOutcome created =
                client.create().resource(patient("Xavier")).encodedXml().execute();
        Patient read = client.read()
                .resource(Patient.class)
                .withId(created.getId().getIdPart())
                .execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Xavier");
    }

    @Test
    void everyMatchIsOnOnePageOfThem() {
        IGenericClient client = clinician("user/*.cruds");
        String patient = created(client, "Paget");
        for (int i = 0; i < 7; i++) {
            client.create().resource(observation(patient, "2093-3")).execute();
        }
        List<String> ids = new ArrayList<>();
        Bundle page = client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId(patient))
                .count(3)
                .returnBundle(Bundle.class)
                .execute();
        while (true) {
            page.getEntry()
                    .forEach(entry -> ids.add(entry.getResource().getIdElement().getIdPart()));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                break;
            }
            page = client.loadPage().next(page).execute();
        }
        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void aPatientIsIncludedWithWhatIsFoundOfThem() {
        IGenericClient client = clinician("user/*.cruds");
        String patient = created(client, "Inigo");
        client.create().resource(observation(patient, "2571-8")).execute();
        Bundle found = client.search()
                .forResource(Observation.class)
                .where(Observation.CODE.exactly().systemAndCode("http://loinc.org", "2571-8"))
                .include(Observation.INCLUDE_PATIENT)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Observation", "Patient");
    }

    @Test
    void anUpdateOfAnOldVersionIsRefused() {
        IGenericClient client = clinician("user/*.cruds");
        Patient patient = client.read()
                .resource(Patient.class)
                .withId(created(client, "Upton"))
                .execute();
        patient.setActive(true);
        client.update()
                .resource(patient)
                .withAdditionalHeader("If-Match", "W/\"1\"")
                .execute();
        patient.setActive(false);
        assertThatThrownBy(() -> client.update()
                        .resource(patient)
                        .withAdditionalHeader("If-Match", "W/\"1\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(client.history()
                        .onInstance(patient.getIdElement().toVersionless())
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .hasSize(2);
    }

    @Test
    void whatIsDeletedIsNotFound() {
        IGenericClient client = clinician("user/*.cruds");
        String patient = created(client, "Deal");
        String id = client.create()
                .resource(observation(patient, "1-8"))
                .execute()
                .getId()
                .getIdPart();
        client.delete().resourceById("Observation", id).execute();
        assertThatThrownBy(() ->
                        client.read().resource(Observation.class).withId(id).execute())
                .isInstanceOf(BaseServerResponseException.class);
    }

    @Test
    void aConditionalCreateMakesOneOfTwo() {
        IGenericClient client = clinician("user/*.cruds");
        Patient patient = patient("Conrad");
        String number = patient.getIdentifierFirstRep().getValue();
        String first = client.create()
                .resource(patient)
                .conditionalByUrl("Patient?identifier=urn:oid:1.2.36.146|" + number)
                .execute()
                .getId()
                .getIdPart();
        MethodOutcome second = client.create()
                .resource(patient)
                .conditionalByUrl("Patient?identifier=urn:oid:1.2.36.146|" + number)
                .execute();
        assertThat(second.getId().getIdPart()).isEqualTo(first);
    }

    @Test
    void aSummaryIsLessThanTheWhole() {
        IGenericClient client = clinician("user/*.cruds");
        String id = created(client, "Summers");
        Patient summary = client.read()
                .resource(Patient.class)
                .withId(id)
                .summaryMode(SummaryEnum.TRUE)
                .execute();
        assertThat(summary.getMeta().getTagFirstRep().getCode()).isEqualTo("SUBSETTED");
    }

    @Test
    void whatIsNoValidResourceIsRefusedWithItsPlace() {
        Observation incomplete = new Observation();
        incomplete.setSubject(new Reference("Patient/1"));
        assertThatThrownBy(() ->
                        clinician("user/*.cruds").create().resource(incomplete).execute())
                .isInstanceOf(UnprocessableEntityException.class);
    }

    @Test
    void theCapabilityStatementIsOpen() {
        CapabilityStatement capabilities =
                client(null).capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(capabilities.getFhirVersion().toCode()).isEqualTo("4.0.1");
    }

    @Test
    void whatIsNotThereAndWhatIsAnothersLookTheSame() {
        IGenericClient clinician = clinician("user/*.cruds");
        String other = created(clinician, "Othmar");
        String self = created(clinician, "Selby");
        String token = ApiStores.bearer(patientClaims(self));
        String theirs = body(token, "Patient/" + other);
        String nobodys = body(token, "Patient/" + "0".repeat(32));
        assertThat(theirs).isEqualTo(nobodys).contains("not-found");
        given().header("Authorization", token)
                .get("/fhir/R4/Patient/" + self)
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("Patient"));
    }

    @Test
    void whoWasShownWhatIsOnRecord() {
        IGenericClient client = clinician("user/*.cruds");
        String patient = created(client, "Record");
        client.read().resource(Patient.class).withId(patient).execute();
        SubjectToken subject = store.read(CUSTODIAN, View.IDENTIFIED, "Patient", patient)
                .orElseThrow()
                .subject();
        assertThat(store.accesses(CUSTODIAN, subject, 10))
                .extracting(recorded -> recorded.access().interaction())
                .containsExactly("write", "read");
    }

    @Test
    void aScopeThatReadsDoesNotWrite() {
        assertThatThrownBy(() -> clinician("user/*.rs")
                        .create()
                        .resource(patient("Nunn"))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @Test
    void aTypeThatIsNotKeptIsNotFound() {
        assertThatThrownBy(() -> clinician("user/*.cruds")
                        .search()
                        .byUrl("Spaceship?name=x")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static Map<String, Object> patientClaims(String patient) {
        Map<String, Object> claims = TestIssuer.claims(Role.PATIENT, "patient/*.rs", Instant.now());
        claims.put("patient", patient);
        claims.put("fhirUser", "Patient/" + patient);
        return claims;
    }

    private String body(String token, String path) {
        return given().header("Authorization", token)
                .get("/fhir/R4/" + path)
                .then()
                .statusCode(404)
                .extract()
                .asString();
    }
}
