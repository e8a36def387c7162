package health.pratique.clinical;

import static health.pratique.clinical.Samples.EDGAR;
import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.Samples.ROSALIND_ID;
import static health.pratique.clinical.Samples.SOUTH;
import static health.pratique.clinical.View.DEIDENTIFIED;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.clinical.WriteRefused.Defect;
import health.pratique.clinical.Written.Effect;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written, and what of it is there afterwards. */
class ClinicalStoreTest {

    private final ClinicalStore store = ClinicalDatabase.store();

    @BeforeEach
    void twoPatients() {
        write(Samples.patient(ROSALIND, "Quimby", "Rosalind", "1961-02-14"));
        write(Samples.patient(EDGAR, "Tolliver", "Edgar", "1931"));
    }

    @Test
    void aResourceIsReadAsItWasWrittenWithItsVersionAndTime() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));

        StoredResource read = read("Observation", "chol-1");

        assertThat(read.json())
                .startsWith(
                        "{\"resourceType\":\"Observation\",\"id\":\"chol-1\",\"meta\":{\"versionId\":\"1\",\"lastUpdated\":\""
                                + read.lastUpdated().toString().replace("Z", ".000Z") + "\"}")
                .contains("\"value\":182.50");
        assertThat(read.patient()).isEqualTo(ROSALIND_ID);
        assertThat(read.subject()).isEqualTo(ROSALIND);
    }

    @Test
    void anUpdateKeepsTheVersionBefore() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        Written updated = write(update("chol-1", "2085-9", 1));

        assertThat(updated.effect()).isEqualTo(Effect.UPDATED);
        assertThat(read("Observation", "chol-1").version()).isEqualTo(2);
        assertThat(store.vread(NORTH, IDENTIFIED, "Observation", "chol-1", 1))
                .hasValueSatisfying(before -> assertThat(before.json()).contains("2093-3"));
        assertThat(store.history(NORTH, IDENTIFIED, "Observation", "chol-1", 10))
                .extracting(StoredResource::version)
                .containsExactly(2, 1);
    }

    @Test
    void theSameContentAgainIsNoNewVersion() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));

        assertThat(write(update("chol-1", "2093-3", null)).effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(read("Observation", "chol-1").version()).isEqualTo(1);
    }

    @Test
    void anUpdateOfAnotherVersionThanTheExpectedIsRefused() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(update("chol-1", "2085-9", 1));

        refused(Defect.VERSION_DIFFERS, update("chol-1", "718-7", 1));
        refused(Defect.VERSION_DIFFERS, update("never-there", "718-7", 1));
    }

    @Test
    void aDeletedResourceIsFoundNoMoreButItsVersionsStay() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(new ResourceWrite.Delete("Observation", "chol-1", null));

        assertThat(read("Observation", "chol-1").deleted()).isTrue();
        assertThat(found(ResourceQuery.of("Observation", 10))).isEmpty();
        assertThat(found(ResourceQuery.of("Observation", 10, Criterion.of("code", "2093-3"))))
                .isEmpty();
        assertThat(store.vread(NORTH, IDENTIFIED, "Observation", "chol-1", 1)).isPresent();
    }

    @Test
    void aDeletedResourceCanBeMadeAgain() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(new ResourceWrite.Delete("Observation", "chol-1", null));

        assertThat(write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"))
                        .resource()
                        .version())
                .isEqualTo(3);
        assertThat(found(ResourceQuery.of("Observation", 10, Criterion.of("code", "2093-3"))))
                .containsExactly("chol-1");
    }

    @Test
    void oneRefusalUndoesTheWholeTransaction() {
        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() -> store.write(
                        NORTH,
                        IDENTIFIED,
                        List.of(
                                Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"),
                                new ResourceWrite.Create("Observation", "chol-2", null, "{}"))))
                .satisfies(refusal -> assertThat(refusal.index()).isEqualTo(1));
        assertThat(store.read(NORTH, IDENTIFIED, "Observation", "chol-1")).isEmpty();
    }

    @Test
    void aConditionalCreationFindsWhatTheSameTransactionMade() {
        ResourceWrite once = new ResourceWrite.CreateIfNone(
                "Observation",
                "chol-2",
                null,
                Samples.observationJson(ROSALIND, "2093-3", "2024-03-03"),
                List.of(Criterion.of("code", "http://loinc.org|2093-3")),
                null);

        List<Written> written = store.write(
                NORTH, IDENTIFIED, List.of(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"), once));

        assertThat(written.getLast().effect()).isEqualTo(Effect.UNCHANGED);
        assertThat(written.getLast().resource().id()).isEqualTo("chol-1");
    }

    @Test
    void aResourceOfAPatientWhoIsNotKeptIsRefused() {
        String stranger =
                Samples.observationJson(EDGAR, "2093-3", "2024-03-03").replace(Samples.EDGAR_ID, "0".repeat(32));

        refused(Defect.PATIENT_UNKNOWN, new ResourceWrite.Create("Observation", "chol-1", null, stranger));
    }

    @Test
    void aResourceOfNobodyIsRefusedUnlessItIsTheCustodians() {
        refused(
                Defect.PATIENT_MISSING,
                new ResourceWrite.Create(
                        "Observation", "chol-1", null, "{\"resourceType\":\"Observation\",\"status\":\"final\"}"));
        assertThat(write(new ResourceWrite.Create(
                                "Organization", "lab", null, "{\"resourceType\":\"Organization\",\"name\":\"Lab\"}"))
                        .effect())
                .isEqualTo(Effect.CREATED);
    }

    @Test
    void textThatIsNoTextIsRefusedAndAZeroIsKept() {
        String json = Samples.observationJson(ROSALIND, "2093-3", "2024-03-03");

        refused(
                Defect.JSON_INVALID,
                new ResourceWrite.Create("Observation", "half", null, json.replace("a test", "\\ud800")));
        refused(
                Defect.JSON_INVALID,
                new ResourceWrite.Create("Observation", "twice", null, json.replace("\"text\":", "\"coding\":")));
        write(new ResourceWrite.Create("Observation", "zero", null, json.replace("a test", "\\u0000")));
        assertThat(read("Observation", "zero").json()).contains("\\u0000");
    }

    @Test
    void noUpdateMovesAResourceToAnotherPatient() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));

        refused(
                Defect.PATIENT_DIFFERS,
                new ResourceWrite.Update(
                        "Observation", "chol-1", null, Samples.observationJson(EDGAR, "2093-3", "2024-03-03"), null));
    }

    @Test
    void aPatientUnderAnIdThatIsNotTheirsIsRefused() {
        refused(
                Defect.PATIENT_DIFFERS,
                new ResourceWrite.Create("Patient", "4711", ROSALIND, "{\"resourceType\":\"Patient\"}"));
    }

    @Test
    void otherCustodiansAndTheOtherViewHaveNothingOfIt() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));

        assertThat(store.read(SOUTH, IDENTIFIED, "Observation", "chol-1")).isEmpty();
        assertThat(store.read(NORTH, DEIDENTIFIED, "Observation", "chol-1")).isEmpty();
        assertThat(store.search(SOUTH, IDENTIFIED, ResourceQuery.of("Observation", 10))
                        .found())
                .isEmpty();
        assertThat(store.search(NORTH, DEIDENTIFIED, ResourceQuery.of("Observation", 10))
                        .found())
                .isEmpty();
    }

    @Test
    void whatReferencesLeadToAndComeFromIsLookedUp() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(Samples.observation("chol-2", EDGAR, "2093-3", "2024-03-03"));
        ResourceKey rosalind = new ResourceKey("Patient", ROSALIND_ID);

        assertThat(store.resources(NORTH, IDENTIFIED, List.of(rosalind, new ResourceKey("Patient", "nobody"))))
                .extracting(StoredResource::key)
                .containsExactly(rosalind);
        assertThat(store.referring(NORTH, IDENTIFIED, "Observation", "subject", java.util.Set.of(rosalind), null, 10))
                .extracting(StoredResource::id)
                .containsExactly("chol-1");
    }

    @Test
    void anErasedPatientLeavesNothingInEitherView() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(update("chol-1", "2085-9", null));
        write(Samples.observation("chol-2", EDGAR, "2093-3", "2024-03-03"));
        store.write(NORTH, DEIDENTIFIED, List.of(Samples.patient(ROSALIND, "[NAME]", "[NAME]", "1961")));

        ResourceCount all = new ResourceCount(3, 4);
        assertThat(store.held(NORTH, ROSALIND)).isEqualTo(all);
        assertThat(store.eraseSubject(NORTH, ROSALIND)).isEqualTo(all);

        assertThat(store.read(NORTH, IDENTIFIED, "Patient", ROSALIND_ID)).isEmpty();
        assertThat(store.read(NORTH, DEIDENTIFIED, "Patient", ROSALIND_ID)).isEmpty();
        assertThat(store.vread(NORTH, IDENTIFIED, "Observation", "chol-1", 1)).isEmpty();
        assertThat(found(ResourceQuery.of("Observation", 10))).containsExactly("chol-2");
    }

    @Test
    void anErasureThatIsDoneAgainCountsWhatCameMeanwhileToo() {
        store.eraseSubject(NORTH, ROSALIND);
        write(Samples.patient(ROSALIND, "Quimby", "Rosalind", "1961-02-14"));

        assertThat(store.eraseSubject(NORTH, ROSALIND)).isEqualTo(new ResourceCount(2, 2));
        assertThat(store.eraseSubject(NORTH, ROSALIND)).isEqualTo(new ResourceCount(2, 2));
        assertThat(store.held(NORTH, ROSALIND)).isEqualTo(new ResourceCount(0, 0));
    }

    @Test
    void whatChangedSinceATimeComesInTheOrderOfItsChange() {
        write(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03"));
        write(Samples.observation("chol-2", ROSALIND, "2093-3", "2024-03-03"));
        write(update("chol-1", "2085-9", null));
        ResourceQuery changed = ResourceQuery.of(
                "Observation", 1, Criterion.of("_lastUpdated", "ge" + ClinicalDatabase.START.toString()));

        ResourcePage first = store.search(NORTH, IDENTIFIED, changed);
        ResourcePage second = store.search(
                NORTH, IDENTIFIED, changed.after(first.found().getLast().cursor()));

        assertThat(first.resources()).extracting(StoredResource::id).containsExactly("chol-2");
        assertThat(second.resources()).extracting(StoredResource::id).containsExactly("chol-1");
        assertThat(second.more()).isFalse();
    }

    @Test
    void anExportComesInChunksAndHoldsEachResourceOnce() {
        for (int i = 0; i < 7; i++) {
            write(Samples.observation("chol-" + i, ROSALIND, "2093-3", "2024-03-03"));
        }
        ExportChunk first = store.chunk(NORTH, IDENTIFIED, new ExportSlice("Observation", null, null, 0, 4));
        ExportChunk second =
                store.chunk(NORTH, IDENTIFIED, new ExportSlice("Observation", null, null, first.next(), 4));

        assertThat(first.resources()).hasSize(4);
        assertThat(first.more()).isTrue();
        assertThat(second.resources()).extracting(StoredResource::id).containsExactly("chol-4", "chol-5", "chol-6");
        assertThat(second.more()).isFalse();
    }

    private static ResourceWrite update(String id, String code, Integer expected) {
        return new ResourceWrite.Update(
                "Observation", id, null, Samples.observationJson(ROSALIND, code, "2024-03-03"), expected);
    }

    private void refused(Defect defect, ResourceWrite write) {
        assertThatExceptionOfType(WriteRefused.class)
                .isThrownBy(() -> write(write))
                .extracting(WriteRefused::defect)
                .isEqualTo(defect);
    }

    private Written write(ResourceWrite write) {
        return store.write(NORTH, IDENTIFIED, List.of(write)).getFirst();
    }

    private StoredResource read(String type, String id) {
        return store.read(NORTH, IDENTIFIED, type, id).orElseThrow();
    }

    private List<String> found(ResourceQuery query) {
        return store.search(NORTH, IDENTIFIED, query).resources().stream()
                .map(StoredResource::id)
                .toList();
    }
}
