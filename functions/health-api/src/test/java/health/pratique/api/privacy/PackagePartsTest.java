package health.pratique.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.api.documents.RegisteredDocuments;
import health.pratique.api.http.ApiStores;
import health.pratique.audit.Sha256;
import health.pratique.clinical.ClinicalStore;
import health.pratique.kit.SubjectKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than one answer holds: the package of an access has parts, and each document is in one of them. */
@QuarkusTest
@QuarkusTestResource(ApiStores.class)
class PackagePartsTest {

    private static final int DOCUMENTS = 3;

    @Inject
    SubjectKeys keys;

    @Inject
    ClinicalStore clinical;

    @Inject
    RegisteredDocuments documents;

    private PrivacyPatient patient;
    private String request = "";

    @BeforeEach
    void ofWhomThereAreLongNotes() {
        patient = PrivacyPatient.of(keys, clinical);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.released(patient.subject(), "lab-a", longNote());
        }
        request = patient.opened("{\"kind\":\"ACCESS\",\"law\":\"GDPR\"}");
    }

    @Test
    void eachCallPutsDownAPartUntilAllIsThere() {
        List<Integer> statuses = new ArrayList<>();
        do {
            statuses.add(patient.fulfil(request).statusCode());
        } while (statuses.getLast() == 202 && statuses.size() < 10);

        assertThat(statuses).containsExactly(202, 202, 200);
    }

    @Test
    void everyDocumentIsInOnePartAndTheRecordInTheFirst() throws IOException {
        fulfilled();

        List<List<String>> parts = new ArrayList<>();
        for (int part = 1; part <= DOCUMENTS; part++) {
            parts.add(entries(part));
        }

        assertThat(parts).allSatisfy(names -> assertThat(names)
                .filteredOn(name -> name.startsWith("copies/"))
                .hasSize(1));
        assertThat(parts.stream().flatMap(List::stream).filter(name -> name.startsWith("copies/")))
                .doesNotHaveDuplicates();
        assertThat(parts.getFirst()).contains("resources.ndjson");
        assertThat(parts.getLast()).doesNotContain("resources.ndjson");
        patient.self()
                .get("/v1/privacy-requests/" + request + "/package/" + (DOCUMENTS + 1))
                .then()
                .statusCode(404);
    }

    @Test
    void theCertificateNamesEachPartByWhatIsInIt() throws IOException {
        fulfilled();

        JsonNode parts = new ObjectMapper()
                .readTree(patient.self()
                        .get("/v1/privacy-requests/" + request + "/certificate")
                        .asByteArray())
                .at("/certificate/parts");

        assertThat(parts).hasSize(DOCUMENTS);
        for (int part = 1; part <= DOCUMENTS; part++) {
            assertThat(parts.get(part - 1).path("sha256").asText())
                    .isEqualTo(HexFormat.of().formatHex(Sha256.digest().digest(part(part))));
        }
    }

    private void fulfilled() {
        Response answer = patient.fulfil(request);
        for (int i = 0; i < 10 && answer.statusCode() == 202; i++) {
            answer = patient.fulfil(request);
        }
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private byte[] part(int part) {
        return patient.self()
                .get("/v1/privacy-requests/" + request + "/package/" + part)
                .asByteArray();
    }

    private List<String> entries(int part) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(part(part)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** Which does not become short by being packed. */
    private static String longNote() {
        return IntStream.range(0, 2_500)
                .mapToObj(line -> UUID.randomUUID().toString())
                .collect(Collectors.joining("\n"));
    }
}
