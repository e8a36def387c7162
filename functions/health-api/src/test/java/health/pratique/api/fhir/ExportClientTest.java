package health.pratique.api.fhir;

import static health.pratique.api.fhir.BulkClient.as;
import static health.pratique.api.fhir.BulkClient.begun;
import static health.pratique.api.fhir.BulkClient.clinician;
import static health.pratique.api.fhir.BulkClient.hapi;
import static health.pratique.api.fhir.BulkClient.lines;
import static health.pratique.api.fhir.BulkClient.observation;
import static health.pratique.api.fhir.BulkClient.order;
import static health.pratique.api.fhir.BulkClient.organization;
import static health.pratique.api.fhir.BulkClient.patient;
import static health.pratique.api.fhir.BulkClient.payer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import ca.uhn.fhir.rest.api.MethodOutcome;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.export.ExportWork;
import health.pratique.kit.CustodianTrail;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk exports from the order to the last line, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class ExportClientTest {

    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");

    @Inject
    RegisteredDocuments documents;

    @Inject
    ClinicalStore store;

    @Inject
    ExportWork work;

    @Inject
    CustodianTrail trail;

    private final List<String> begun = new ArrayList<>();

    @BeforeEach
    void permitPayment() {
        documents.permitAll(PurposeOfUse.HPAYMT, PurposeOfUse.TREAT);
    }

    @AfterEach
    void cancelWhatRuns() {
        begun.forEach(id -> as(payer("system/*.rs")).delete("/fhir/R4/export-jobs/" + id));
    }

    @Test
    void aClientOrdersAnExportFollowsItAndReadsEachLine() {
        String patient = patient();
        observation(patient);
        MethodOutcome accepted = hapi(payer("system/*.rs"))
                .operation()
                .onServer()
                .named("$export")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .withAdditionalHeader("Prefer", "respond-async")
                .returnMethodOutcome()
                .execute();
        assertThat(accepted.getResponseStatusCode()).isEqualTo(202);
        String place = accepted.getResponseHeaders().get("content-location").getFirst();
        String id = noted(place);
        as(payer("system/*.rs"))
                .get(place)
                .then()
                .statusCode(202)
                .header("X-Progress", containsString("resources"))
                .header("Retry-After", notNullValue());
        finish(id);
        Response manifest = as(payer("system/*.rs")).get(place);
        manifest.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Expires", notNullValue())
                .body("requiresAccessToken", equalTo(true))
                .body("transactionTime", notNullValue())
                .body("request", containsString("/fhir/R4/$export"));
        assertThat(lines(manifest, "Patient")).anyMatch(line -> line.contains(patient));
        assertThat(lines(manifest, "Observation")).anyMatch(line -> line.contains("Patient/" + patient));
    }

    @Test
    void aGroupsExportHoldsItsMembersAlone() {
        String in = patient();
        String out = patient();
        Group group = new Group();
        group.setType(Group.GroupType.PERSON).setActual(true).addMember().setEntity(new Reference("Patient/" + in));
        String id = clinician().create().resource(group).execute().getId().getIdPart();
        String place = begun(as(payer("system/*.rs")), "Group/" + id + "/$export?_type=Patient");
        finish(noted(place));
        assertThat(lines(as(payer("system/*.rs")).get(place), "Patient"))
                .singleElement()
                .asString()
                .contains(in)
                .doesNotContain(out);
    }

    @Test
    void aGroupThatIsNotThereIsNotFound() {
        order(as(payer("system/*.rs")), "Group/nobodys/$export").then().statusCode(404);
    }

    @Test
    void anOrderByPostIsTheSame() {
        String patient = patient();
        String place = as(payer("system/*.rs"))
                .header("Prefer", "respond-async")
                .contentType("application/fhir+json")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"_type","valueString":"Patient"},
                         {"name":"_since","valueInstant":"2020-01-01T00:00:00Z"}]}""")
                .post("/fhir/R4/Patient/$export")
                .then()
                .statusCode(202)
                .extract()
                .header("Content-Location");
        finish(noted(place));
        assertThat(lines(as(payer("system/*.rs")).get(place), "Patient")).anyMatch(line -> line.contains(patient));
    }

    @Test
    void aDollarSignMayBePercentEncoded() {
        String place = as(payer("system/*.rs"))
                .urlEncodingEnabled(false)
                .header("Prefer", "respond-async")
                .get("/fhir/R4/%24export?_type=Organization")
                .then()
                .statusCode(202)
                .extract()
                .header("Content-Location");
        noted(place);
        given().urlEncodingEnabled(false)
                .header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/*.rs"))
                .get("/fhir/R4/Patient/" + patient() + "/%24everything")
                .then()
                .statusCode(200);
    }

    @Test
    void usersAndPatientsExportNothingAndThatTheyAskedIsOnRecord() {
        for (String token : List.of(
                ApiStores.bearer(Role.CLINICIAN, "user/*.cruds"), ApiStores.bearer(Role.PATIENT, "patient/*.rs"))) {
            order(given().header("Authorization", token), "$export").then().statusCode(403);
            order(given().header("Authorization", token), "Patient/$export")
                    .then()
                    .statusCode(403);
            order(given().header("Authorization", token), "Group/any/$export")
                    .then()
                    .statusCode(403);
        }
        assertThat(trail.events(CUSTODIAN))
                .filteredOn(event -> event.action().equals("RefuseAccess"))
                .extracting(AuditEvent::actor)
                .contains("Practitioner/p1", "Patient/pat1");
    }

    @Test
    void anotherClientsExportAndNoneLookTheSame() {
        String place = begun(as(payer("system/*.rs")), "$export?_type=Organization");
        String id = noted(place);
        finish(id);
        String other = ApiStores.bearer(TestIssuer.claims(Role.PARTNER, "system/*.rs", Instant.now()));
        String none = "0".repeat(32);
        for (String file : List.of("", "/Organization-1-00000000.ndjson")) {
            String theirs = as(other)
                    .get("/fhir/R4/export-jobs/" + id + file)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            String nobodys = as(other)
                    .get("/fhir/R4/export-jobs/" + none + file)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(theirs).isEqualTo(nobodys);
        }
        as(other).delete("/fhir/R4/export-jobs/" + id).then().statusCode(404);
        as(payer("system/*.rs")).get(place).then().statusCode(200);
    }

    @Test
    void aFileIsNotGivenToATokenThatIsNarrowerThanItsExport() {
        organization(store);
        String place = begun(as(payer("system/*.rs")), "$export?_type=Organization");
        finish(noted(place));
        String file = as(payer("system/*.rs")).get(place).jsonPath().getString("output[0].url");
        as(payer("system/Patient.rs")).get(file).then().statusCode(403);
        as(payer("system/*.rs pratique/deidentified")).get(file).then().statusCode(404);
        given().get(file).then().statusCode(401);
        as(payer("system/*.rs"))
                .get(file)
                .then()
                .statusCode(200)
                .contentType("application/fhir+ndjson")
                .header("Cache-Control", "no-store");
    }

    @Test
    void whatIsCancelledIsNotThere() {
        String place = begun(as(payer("system/*.rs")), "$export?_type=Organization");
        as(payer("system/*.rs")).delete(place).then().statusCode(202);
        as(payer("system/*.rs")).get(place).then().statusCode(404);
        as(payer("system/*.rs")).delete(place).then().statusCode(404);
    }

    @Test
    void theThirdAtOnceHasToWait() {
        noted(begun(as(payer("system/*.rs")), "$export?_type=Organization"));
        noted(begun(as(payer("system/*.rs")), "$export?_type=Organization"));
        order(as(payer("system/*.rs")), "$export?_type=Organization")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void whatIsNotSupportedIsRefusedUnlessThatIsHarmless() {
        RequestSpecification sync = as(payer("system/*.rs"));
        sync.get("/fhir/R4/$export").then().statusCode(400);
        for (String query : List.of(
                "_type=Spaceship",
                "_since=yesterday",
                "_outputFormat=text/csv",
                "_typeFilter=Patient%3Fname=x",
                "patient=Patient/1")) {
            order(as(payer("system/*.rs")), "$export?" + query).then().statusCode(400);
        }
        as(payer("system/*.rs"))
                .header("Prefer", "respond-async")
                .accept("text/csv")
                .get("/fhir/R4/$export")
                .then()
                .statusCode(406);
        noted(as(payer("system/*.rs"))
                .urlEncodingEnabled(false)
                .header("Prefer", "respond-async, handling=lenient")
                .get("/fhir/R4/$export?_type=Organization,Spaceship&_typeFilter=Patient%3Fname=x")
                .then()
                .statusCode(202)
                .extract()
                .header("Content-Location"));
    }

    @Test
    void aTypeThatTheScopesDoNotReachIsNotPermitted() {
        order(as(payer("system/Patient.rs")), "$export?_type=Observation")
                .then()
                .statusCode(403);
    }

    private void finish(String id) {
        assertThat(work.run("export#demo-hospital#lab-b#" + id, () -> true)).isEqualTo(ExportWork.Progress.DONE);
    }

    private String noted(String place) {
        String id = place.substring(place.lastIndexOf('/') + 1);
        begun.add(id);
        return id;
    }
}
