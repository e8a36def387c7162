package health.pratique.api.fhir;

import static health.pratique.api.fhir.FhirClients.clinician;
import static health.pratique.api.fhir.FhirClients.created;
import static health.pratique.api.fhir.FhirClients.observation;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import health.pratique.api.http.ApiStores;
import health.pratique.consent.PolicyLedger;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patches, and what a narrowed scope shows of the versions that come of changes, over HTTP. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class PatchClientTest {

    private static final Custodian CUSTODIAN = new Custodian("demo-hospital");
    private static boolean permitted;

    @Inject
    DataSource consents;

    @BeforeEach
    void permitTreatment() {
        if (!permitted) {
            PolicyLedger.over(consents)
                    .record(
                            CUSTODIAN,
                            PurposeOfUse.TREAT,
                            ConsentDecision.PERMIT,
                            "Manual 4.2",
                            "o.fields",
                            policy -> {});
            permitted = true;
        }
    }

    @Test
    void aPatchChangesWhatItNamesOfTheVersionThatItMeans() {
        IGenericClient client = clinician("user/*.cruds");
        String id = created(client, "Patchett");
        RequestSpecification patch = patching("[{\"op\":\"add\",\"path\":\"/gender\",\"value\":\"female\"}]");
        patch.header("If-Match", "W/\"1\"")
                .patch("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "W/\"2\"")
                .body("gender", equalTo("female"))
                .body("name[0].family", equalTo("Patchett"));
        patch.patch("/fhir/R4/Patient/" + id).then().statusCode(412);
    }

    @Test
    void aPatchThatLeavesNoResourceIsRefused() {
        String id = created(clinician("user/*.cruds"), "Patchen");
        for (String patch : List.of(
                "[{\"op\":\"replace\",\"path\":\"/id\",\"value\":\"other\"}]",
                "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"spaceship\"}]",
                "[{\"op\":\"add\",\"path\":\"/spaceship\",\"value\":1}]",
                "[{\"op\":\"test\",\"path\":\"/name/0/family\",\"value\":\"Other\"}]")) {
            patching(patch).patch("/fhir/R4/Patient/" + id).then().statusCode(422);
        }
        patching("[]").patch("/fhir/R4/Patient/" + id).then().statusCode(400);
        patching("{}")
                .contentType("application/fhir+json")
                .patch("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(415);
    }

    @Test
    void aPatchAsksNothingOfWhatItMayNotRead() {
        String id = created(clinician("user/*.cruds"), "Patchway");
        given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/Patient.u"))
                .contentType("application/json-patch+json")
                .body("[{\"op\":\"test\",\"path\":\"/name/0/family\",\"value\":\"Patchway\"}]")
                .patch("/fhir/R4/Patient/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void aNarrowedScopeShowsTheVersionsThatItWouldFind() {
        IGenericClient client = clinician("user/*.cruds");
        Observation observation = observation(created(client, "Versey"), "2093-3");
        String id = client.create().resource(observation).execute().getId().getIdPart();
        observation.setId(id);
        observation.getCode().getCodingFirstRep().setCode("8867-4");
        client.update().resource(observation).execute();
        for (int version = 1; version <= 2; version++) {
            String code = version == 1 ? "2093-3" : "8867-4";
            RequestSpecification narrowed = given().header(
                            "Authorization",
                            ApiStores.bearer(Role.CLINICIAN, "user/Observation.rs?code=http://loinc.org|" + code));
            narrowed.get("/fhir/R4/Observation/" + id + "/_history")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(1))
                    .body("entry[0].resource.meta.versionId", equalTo(Integer.toString(version)));
            narrowed.get("/fhir/R4/Observation/" + id + "/_history/" + (3 - version))
                    .then()
                    .statusCode(404);
        }
    }

    private static RequestSpecification patching(String patch) {
        return given().header("Authorization", ApiStores.bearer(Role.CLINICIAN, "user/*.cruds"))
                .contentType("application/json-patch+json")
                .body(patch);
    }
}
