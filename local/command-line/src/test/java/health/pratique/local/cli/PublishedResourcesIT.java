package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.Confinement;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentStatus;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What released documents say is among the FHIR resources, for as long as they stand released. */
class PublishedResourcesIT {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static final String MESSAGE = String.join(
            "\r",
            "MSH|^~\\&|LABSYS|Hillcrest|EHR|Hillcrest|20240304101500+0100||ORU^R01|77120|P|2.5.1",
            "PID|1||P-result^^^HILL^MR||Quillfeather^Anselm||19620417|M",
            "OBR|1|P-5512|F-9921|24331-1^Lipid panel^LN|||20240303081500+0100||||||||||||||||||F",
            "OBX|1|NM|2093-3^Cholesterol^LN||182|mg/dL^^UCUM|100-199|N|||F",
            "");

    @TempDir
    static Path folder;

    private static PlatformProcess platform;
    private static Connection connection;
    private static Clinic clinic;
    private static ClinicalStore store;

    @BeforeAll
    static void start() throws Exception {
        platform = PlatformProcess.up("--ephemeral", "--port", "0");
        connection = platform.connect();
        clinic = new Clinic(platform, connection, folder);
        JsonNode login = new ObjectMapper().readTree(connection.secret("PRATIQUE_CLINICAL_DATABASE_SECRET"));
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(connection.info().setting("PRATIQUE_CLINICAL_DATABASE_URL"));
        database.setUser(login.path("username").asText());
        database.setPassword(login.path("password").asText());
        store = ClinicalStore.over(database, InstantSource.system());
    }

    @AfterAll
    static void stop() {
        connection.close();
        platform.close();
    }

    @Test
    void aReleasedMessageIsThereInBothViewsUntilItIsTakenBack() throws Exception {
        clinic.consent("P-result");
        Path file = Files.write(folder.resolve("result.hl7"), MESSAGE.getBytes(StandardCharsets.UTF_8));
        DocumentRecord released = clinic.document(clinic.submit(file, "P-result"));
        assertThat(released.status()).isEqualTo(DocumentStatus.RELEASED);
        SubjectToken subject = released.subject();
        assertThat(subject).isNotNull();

        List<StoredResource> sent = resources(View.IDENTIFIED, subject, PublishedResourcesIT::isComplete);
        List<StoredResource> clean = resources(View.DEIDENTIFIED, subject, PublishedResourcesIT::isComplete);

        assertThat(sent).anyMatch(one -> one.json().contains("Quillfeather"));
        assertThat(clean).noneMatch(one -> Stream.of("Quillfeather", "Anselm", "P-result", "1962-04-17")
                .anyMatch(one.json()::contains));

        clinic.withdraw("P-result");

        assertThat(resources(View.IDENTIFIED, subject, List::isEmpty)).isEmpty();
        assertThat(resources(View.DEIDENTIFIED, subject, List::isEmpty)).isEmpty();
    }

    private static boolean isComplete(List<StoredResource> found) {
        return Stream.of("Patient", "Observation", "DiagnosticReport", "DocumentReference", "Provenance")
                .allMatch(type -> found.stream().anyMatch(one -> one.type().equals(type)));
    }

    private static List<StoredResource> resources(
            View view, SubjectToken subject, Predicate<List<StoredResource>> wanted) {
        Confinement compartment = Confinement.to(Compartments.patientId(subject));
        long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        List<StoredResource> found = List.of();
        while (System.nanoTime() - deadline < 0) {
            found = store.chunk(HARBOR, view, new ExportSlice(null, null, compartment, 0, 1_000))
                    .resources();
            if (wanted.test(found)) {
                return found;
            }
            Thread.onSpinWait();
        }
        return found;
    }
}
