package health.pratique.publish;

import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.Compartments;
import health.pratique.clinical.Criterion;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.ResourceQuery;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What of a document is kept, under which ids, and what goes with it. */
class PublicationTest {

    private static final SubjectToken PATIENT = new SubjectToken("a1".repeat(32));
    private static final String PATIENT_ID = Compartments.patientId(PATIENT);

    private static final String MESSAGE = String.join(
            "\r",
            "MSH|^~\\&|LABSYS|Hillcrest|EHR|Hillcrest|20240304101500+0100||ORU^R01|77120|P|2.5.1",
            "PID|1||4471902^^^HILL^MR||Quimby^Rosalind||19610214|F",
            "OBR|1|P-5512|F-9921|24331-1^Lipid panel^LN|||20240303081500+0100||||||||||||||||||F",
            "OBX|1|NM|2093-3^Cholesterol^LN||182|mg/dL^^UCUM|100-199|N|||F",
            "");

    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"collection","entry":[
             {"fullUrl":"urn:uuid:6f3c1a52-0b6c-4b43-9b35-0d6f6d2b7a11","resource":{"resourceType":"Patient","id":"H-4711","birthDate":"1961-02-14"}},
             {"resource":{"resourceType":"Observation","id":"chol","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2093-3"}]},
              "subject":{"reference":"urn:uuid:6f3c1a52-0b6c-4b43-9b35-0d6f6d2b7a11"},"performer":[{"reference":"Practitioner/p-1"}],
              "encounter":{"reference":"Encounter/e-of-another-document"},
              "valueQuantity":{"value":182.50,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"}}},
             {"resource":{"resourceType":"Practitioner","id":"p-1","name":[{"family":"Tolliver"}]}}]}""";

    private static EmbeddedPostgresServer postgres;
    private static ClinicalStore store;

    private final Custodian clinic =
            new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl());
        database.setUser(postgres.login().user());
        database.setPassword(postgres.login().password());
        store = ClinicalStore.over(database, InstantSource.system());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aResourceIsKeptAsThePatientsUnderAnIdThatIsNotTheSenders() {
        publish(release("one"), BUNDLE);

        StoredResource observation = found("Observation").getFirst();
        assertThat(observation.patient()).isEqualTo(PATIENT_ID);
        assertThat(observation.subject()).isEqualTo(PATIENT);
        assertThat(observation.id()).hasSize(32);
        assertThat(observation.json())
                .contains("\"reference\":\"Patient/" + PATIENT_ID + "\"", "\"value\":182.50")
                .doesNotContain("\"chol\"", "H-4711", "e-of-another-document");
    }

    @Test
    void referencesLeadToWhereTheResourceIsKept() {
        publish(release("one"), BUNDLE);

        StoredResource practitioner = found("Practitioner").getFirst();
        assertThat(practitioner.patient()).isNull();
        assertThat(found("Observation", Criterion.of("performer", "Practitioner/" + practitioner.id())))
                .hasSize(1);
    }

    @Test
    void aMessageBecomesWhatItsMappingSaysWithoutTheBytesOfTheMessage() {
        publish(release("one"), MESSAGE);

        assertThat(found("Observation", Criterion.of("patient", PATIENT_ID), Criterion.of("code", "2093-3")))
                .hasSize(1);
        assertThat(found("DiagnosticReport")).hasSize(1);
        assertThat(found("Patient")).hasSize(1).allSatisfy(patient -> assertThat(patient.json())
                .contains("Quimby"));
        assertThat(found("DocumentReference")).hasSize(1).noneMatch(document -> document.json()
                .contains("\"data\""));
    }

    @Test
    void aResultIsFoundByTheTimeOfItsReport() {
        publish(release("one"), MESSAGE);

        assertThat(found("Observation", Criterion.of("patient", PATIENT_ID), Criterion.of("date", "2024-03-03")))
                .hasSize(1);
    }

    @Test
    void aDocumentIsFoundByWhatItIsAndTheCleanOneDoesNotTellWhenItCame() {
        PublishedRelease release = release("one");
        publish(release, BUNDLE);
        byte[] clean = BUNDLE.replace("1961-02-14", "1961").getBytes(StandardCharsets.UTF_8);
        new Publication(store, release, View.DEIDENTIFIED)
                .write(DocumentFormats.standard().open(clean, FormatLimits.STANDARD), clean);

        Criterion report = Criterion.of("type", "http://loinc.org|11502-2");
        assertThat(found("DocumentReference", report, Criterion.of("category", "clinical-note")))
                .singleElement()
                .satisfies(document -> assertThat(document.json()).contains("\"date\":\"2026-03-01T09:00:00Z\""));
        assertThat(store.search(clinic, View.DEIDENTIFIED, ResourceQuery.of("DocumentReference", 10, report))
                        .resources())
                .singleElement()
                .satisfies(document -> assertThat(document.json()).doesNotContain("\"date\""));
    }

    @Test
    void eachResourceSaysFromWhichDocumentItComes() {
        publish(release("one"), BUNDLE);

        StoredResource observation = found("Observation").getFirst();
        assertThat(found("Provenance", Criterion.of("target", observation.key().toString())))
                .hasSize(1)
                .allSatisfy(provenance -> assertThat(provenance.patient()).isEqualTo(PATIENT_ID));
    }

    @Test
    void publishingAgainChangesNothing() {
        publish(release("one"), BUNDLE);
        List<StoredResource> before = all();
        publish(release("one"), BUNDLE);

        assertThat(all()).isEqualTo(before);
        assertThat(publication(release("one")).isDone()).isTrue();
        assertThat(publication(release("two")).isDone()).isFalse();
    }

    @Test
    void aTextIsADocumentReferenceAndLeavesThePatientAsKnown() {
        publish(release("one"), BUNDLE);
        publish(release("two"), "The patient slept well.");

        assertThat(found("Patient").getFirst().json()).contains("1961-02-14");
        assertThat(found("DocumentReference")).hasSize(2);
    }

    @Test
    void aLargeDocumentIsWrittenInPartsAndTakenBackWhole() {
        StringBuilder many = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        for (int i = 0; i < 620; i++) {
            many.append(
                    "{\"resource\":{\"resourceType\":\"DocumentReference\",\"id\":\"note-%d\",\"status\":\"current\",\"content\":[{\"attachment\":{\"title\":\"a\"}}]}},"
                            .formatted(i));
        }
        publish(release("one"), many.substring(0, many.length() - 1) + "]}");

        assertThat(found("Provenance")).hasSize(2);
        assertThat(publication(release("one")).isDone()).isTrue();
        assertThat(withdraw("one")).isEqualTo(620 + 1 + 1 + 2);
        assertThat(all()).isEmpty();
    }

    @Test
    void nothingIsLeftOfADocumentThatIsTakenBack() {
        publish(release("one"), MESSAGE);

        assertThat(withdraw("one")).isPositive();

        assertThat(all()).isEmpty();
        assertThat(withdraw("one")).isZero();
    }

    @Test
    void whatAnotherDocumentSaysTooStays() {
        publish(release("one"), BUNDLE);
        publish(release("two"), BUNDLE);

        withdraw("one");

        assertThat(found("Observation")).hasSize(1);
        assertThat(found("Practitioner")).hasSize(1);
        assertThat(found("Provenance")).hasSize(1);
        assertThat(found("DocumentReference")).hasSize(1);
    }

    @Test
    void aPatientIsAsTheLastDocumentSaysUntilItIsTakenBack() {
        publish(release("one"), BUNDLE);
        publish(release("two", 5), BUNDLE.replace("1961-02-14", "1961-02-15"));
        assertThat(found("Patient")).singleElement().satisfies(patient -> assertThat(patient.json())
                .contains("1961-02-15"));

        withdraw("two");

        assertThat(found("Patient")).singleElement().satisfies(patient -> assertThat(patient.json())
                .contains("1961-02-14"));
        assertThat(store.history(clinic, View.IDENTIFIED, "Patient", PATIENT_ID, 10))
                .noneMatch(version -> version.json().contains("1961-02-15"));
    }

    @Test
    void aDocumentThatCameBeforeAndIsReleasedAfterDoesNotMakeThePatientOlder() {
        publish(release("two", 5), BUNDLE.replace("1961-02-14", "1961-02-15"));
        publish(release("one"), BUNDLE);

        assertThat(found("Patient")).singleElement().satisfies(patient -> assertThat(patient.json())
                .contains("1961-02-15"));
    }

    @Test
    void aPatientStaysForATextWhoseReaderKnowsThemFromNothingElse() {
        publish(release("one"), BUNDLE);
        publish(release("two"), "The patient slept well.");

        withdraw("one");

        assertThat(found("Patient")).singleElement().satisfies(patient -> assertThat(patient.json())
                .doesNotContain("birthDate"));
        assertThat(store.history(clinic, View.IDENTIFIED, "Patient", PATIENT_ID, 10))
                .noneMatch(version -> version.json().contains("birthDate"));
    }

    @Test
    void aLaterReleaseOfTheDocumentLeavesNothingOfTheEarlierOne() {
        publish(release("one"), BUNDLE);
        String observation = found("Observation").getFirst().id();
        String practitioner = found("Practitioner").getFirst().id();
        publish(release("one", 0, 2), BUNDLE.replace("182.50", "183.50").replace("p-1", "p-2"));

        assertThat(found("Practitioner")).singleElement().satisfies(one -> assertThat(one.id())
                .isNotEqualTo(practitioner));
        assertThat(found("Observation")).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(observation);
            assertThat(one.version()).isEqualTo(2);
        });
        assertThat(store.history(clinic, View.IDENTIFIED, "Observation", observation, 10))
                .hasSize(1);
    }

    private int withdraw(String name) {
        return store.withdraw(clinic, View.IDENTIFIED, release(name).id());
    }

    private void publish(PublishedRelease release, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        publication(release).write(DocumentFormats.standard().open(bytes, FormatLimits.STANDARD), bytes);
        store.withdrawBefore(clinic, View.IDENTIFIED, release.origin());
    }

    private static Publication publication(PublishedRelease release) {
        return new Publication(store, release, View.IDENTIFIED);
    }

    private PublishedRelease release(String name) {
        return release(name, 0);
    }

    private PublishedRelease release(String name, int daysLater) {
        return release(name, daysLater, 1);
    }

    private PublishedRelease release(String name, int daysLater, long number) {
        ObjectLocation location = new ObjectLocation("intake", "intake/" + clinic + "/" + name, "1");
        Instant day = Instant.parse("2026-03-01T09:00:00Z").plus(Duration.ofDays(daysLater));
        return new PublishedRelease(
                DocumentId.of(location.bucket(), location.key(), "1"),
                clinic,
                PATIENT,
                "ehr-a",
                DocumentKind.LABORATORY_REPORT,
                location,
                location,
                day,
                day.plusSeconds(5 * number),
                number,
                false);
    }

    private List<StoredResource> found(String type, Criterion... criteria) {
        return store.search(clinic, View.IDENTIFIED, ResourceQuery.of(type, 100, criteria))
                .resources();
    }

    private List<StoredResource> all() {
        return store.chunk(clinic, View.IDENTIFIED, new ExportSlice(null, null, null, 0, 1_000))
                .resources();
    }
}
