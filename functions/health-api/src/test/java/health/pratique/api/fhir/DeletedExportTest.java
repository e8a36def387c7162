package health.pratique.api.fhir;

import static health.pratique.api.fhir.BulkClient.as;
import static health.pratique.api.fhir.BulkClient.begun;
import static health.pratique.api.fhir.BulkClient.clinician;
import static health.pratique.api.fhir.BulkClient.patient;
import static health.pratique.api.fhir.BulkClient.payer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.export.ExportWork;
import health.pratique.model.PurposeOfUse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that keeps a copy up to date learns what it has to take out of it. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class DeletedExportTest {

    @Inject
    RegisteredDocuments documents;

    @Inject
    ExportWork work;

    @Test
    void theManifestOfWhatHasChangedNamesTheFilesOfWhatWasDeleted() {
        documents.permitAll(PurposeOfUse.HPAYMT, PurposeOfUse.TREAT);
        Instant before = Instant.now().minusSeconds(1);
        String patient = patient();
        clinician().delete().resourceById("Patient", patient).execute();

        Response first = exported("$export?_type=Patient");
        Response next = exported("$export?_type=Patient&_since=" + before);

        first.then().body("deleted", empty());
        next.then().body("deleted.type", hasItem("Bundle"));
        List<Map<String, Object>> deleted = next.jsonPath().getList("deleted");
        assertThat(as(payer("system/*.rs"))
                        .accept("application/fhir+ndjson")
                        .get(String.valueOf(deleted.getFirst().get("url")))
                        .asString())
                .contains("{\"method\":\"DELETE\",\"url\":\"Patient/" + patient + "\"}");
    }

    private Response exported(String path) {
        String place = begun(as(payer("system/*.rs")), path);
        work.run("export#demo-hospital#lab-b#" + place.substring(place.lastIndexOf('/') + 1), () -> true);
        Response manifest = as(payer("system/*.rs")).get(place);
        assertThat(manifest.statusCode()).isEqualTo(200);
        return manifest;
    }
}
