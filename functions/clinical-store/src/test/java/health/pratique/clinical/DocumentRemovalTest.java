package health.pratique.clinical;

import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.View.DEIDENTIFIED;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.model.DocumentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What goes with a document, and what stands again. */
class DocumentRemovalTest {

    private static final Origin FIRST = origin("one", 1, 0);
    private static final Origin LATER = origin("two", 1, 5);

    private final ClinicalStore store = ClinicalDatabase.store();

    @Test
    void whatOneDocumentSaidGoesWithEveryVersionAndTheIndex() {
        publish(FIRST, observation("chol", "2093-3"));

        assertThat(store.withdraw(NORTH, IDENTIFIED, FIRST.document())).isEqualTo(1);

        assertThat(store.read(NORTH, IDENTIFIED, "Observation", "chol")).isEmpty();
        assertThat(withCode("2093-3")).isEmpty();
        assertThat(store.withdraw(NORTH, IDENTIFIED, FIRST.document())).isZero();
    }

    @Test
    void theOtherViewIsAsItWas() {
        publish(FIRST, observation("chol", "2093-3"));

        assertThat(store.withdraw(NORTH, DEIDENTIFIED, FIRST.document())).isZero();
        assertThat(withCode("2093-3")).containsExactly("chol");
    }

    @Test
    void whatAnotherDocumentSaidBeforeStandsAgainAsANewVersion() {
        publish(FIRST, observation("chol", "2093-3"));
        publish(LATER, observation("chol", "2085-9"));

        store.withdraw(NORTH, IDENTIFIED, LATER.document());

        assertThat(withCode("2093-3")).containsExactly("chol");
        assertThat(withCode("2085-9")).isEmpty();
        assertThat(store.read(NORTH, IDENTIFIED, "Observation", "chol"))
                .hasValueSatisfying(one -> assertThat(one.version()).isEqualTo(3));
        assertThat(history()).noneMatch(version -> version.json().contains("2085-9"));
    }

    @Test
    void aDocumentThatCameEarlierAndIsReleasedLaterIsAVersionThatStandsAgain() {
        publish(LATER, observation("chol", "2085-9"));
        publish(FIRST, observation("chol", "2093-3"));
        publish(FIRST, observation("chol", "2093-3"));
        assertThat(withCode("2085-9")).containsExactly("chol");
        assertThat(history()).hasSize(3);

        store.withdraw(NORTH, IDENTIFIED, LATER.document());

        assertThat(withCode("2093-3")).containsExactly("chol");
    }

    @Test
    void whatTwoDocumentsSayAlikeStaysWhileOneOfThemStands() {
        publish(FIRST, observation("chol", "2093-3"));
        publish(LATER, observation("chol", "2093-3"));

        store.withdraw(NORTH, IDENTIFIED, FIRST.document());
        assertThat(withCode("2093-3")).containsExactly("chol");

        store.withdraw(NORTH, IDENTIFIED, LATER.document());
        assertThat(history()).isEmpty();
    }

    @Test
    void whatAClientMadeOfADocumentsResourceGoesWithTheDocument() {
        publish(FIRST, observation("chol", "2093-3"));
        store.write(NORTH, IDENTIFIED, List.of(observation("chol", "2085-9")));

        store.withdraw(NORTH, IDENTIFIED, FIRST.document());

        assertThat(history()).isEmpty();
    }

    @Test
    void anEarlierReleaseLeavesWhatTheLaterOneSaysToo() {
        publish(FIRST, observation("chol", "2093-3"), observation("gone", "718-7"));
        Origin again = origin("one", 4, 0);
        publish(again, observation("chol", "2093-3"));

        assertThat(store.withdrawBefore(NORTH, IDENTIFIED, again)).isEqualTo(1);

        assertThat(withCode("2093-3")).containsExactly("chol");
        assertThat(withCode("718-7")).isEmpty();
        assertThat(history()).hasSize(1);
    }

    @Test
    void moreThanOneTransactionTakesIsTakenBackWhole() {
        ResourceWrite[] many = new ResourceWrite[DocumentRemoval.AT_ONCE + 3];
        for (int i = 0; i < many.length; i++) {
            many[i] = observation("chol-" + i, "2093-3");
        }
        publish(FIRST, many);

        assertThat(store.withdraw(NORTH, IDENTIFIED, FIRST.document())).isEqualTo(many.length);
        assertThat(withCode("2093-3")).isEmpty();
    }

    @Test
    void documentsOfOnePatientThatAreTakenBackAtOnceLeaveNothing() throws Exception {
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Origin origin = origin("document " + i, 1, i);
            origins.add(origin);
            publish(origin, observation("chol", "2093-3"), observation("hb", "718-7"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(origins.size())) {
            List<Future<Integer>> all = origins.stream()
                    .map(origin -> threads.submit(() -> store.withdraw(NORTH, IDENTIFIED, origin.document())))
                    .toList();
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(2);
            }
        }

        assertThat(withCode("2093-3", "718-7")).isEmpty();
        assertThat(history()).isEmpty();
    }

    private static Origin origin(String name, long release, int daysLater) {
        return new Origin(
                DocumentId.of("intake", name, "1"), release, ClinicalDatabase.START.plus(Duration.ofDays(daysLater)));
    }

    private static ResourceWrite observation(String id, String code) {
        return new ResourceWrite.Update(
                "Observation", id, ROSALIND, Samples.observationJson(ROSALIND, code, "2024-03-03"), null);
    }

    private void publish(Origin origin, ResourceWrite... writes) {
        store.publish(NORTH, IDENTIFIED, origin, List.of(writes));
    }

    private List<StoredResource> history() {
        return store.history(NORTH, IDENTIFIED, "Observation", "chol", 100);
    }

    private List<String> withCode(String... codes) {
        Criterion code = new Criterion("code", null, List.of(codes));
        return store.search(NORTH, IDENTIFIED, ResourceQuery.of("Observation", 1_000, code)).resources().stream()
                .map(StoredResource::id)
                .toList();
    }
}
