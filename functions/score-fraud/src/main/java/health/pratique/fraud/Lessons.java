package health.pratique.fraud;

import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.activity.ActivityKind;
import health.pratique.kit.activity.ActivityNotes;
import health.pratique.kit.activity.ActivityNotes.Noted;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a forest may learn of a day: documents that were released without anybody having to look at them, a few of each actor. Which
 * ones, chance decides that no sender has a hand in: a document's id depends on the version id that S3 gives.
 */
@ApplicationScoped
public class Lessons {

    /** Of a source, and of a submitter: who sends more teaches no more. */
    static final int MOST_OF_AN_ACTOR = 16;

    static final int MOST_OF_A_DAY = 512;
    private static final int MOST_LOOKED_AT = 10_000;
    /** All that tells no submitter counts as one's: a source's name is the sender's own to choose. */
    private static final String NO_SUBMITTER = "";

    private final DocumentRegistry registry;
    private final ActivityNotes notes;

    public Lessons(DocumentRegistry registry, ActivityNotes notes) {
        this.registry = registry;
        this.notes = notes;
    }

    /** @param ordinary whether a vector may be learned from at all */
    List<FeatureVector> of(Custodian custodian, LocalDate day, Predicate<FeatureVector> ordinary) {
        Map<String, DocumentRecord> released = new HashMap<>();
        registry.releasedOn(custodian, day, MOST_LOOKED_AT).stream()
                // One that a person looked at had been held before.
                .filter(document -> document.review() == null)
                .forEach(document -> released.put(document.id().value(), document));
        Map<String, Integer> taken = new HashMap<>();
        List<FeatureVector> lesson = new ArrayList<>();
        notes.of(custodian, ActivityKind.SUBMIT, released.keySet()).stream()
                .sorted(Comparator.comparing(Noted::id))
                .forEach(noted -> Optional.ofNullable(released.get(noted.id()))
                        .flatMap(document -> ScoreNote.read(noted.note(), document.execution()))
                        .map(ScoreNote::vector)
                        .filter(vector -> lesson.size() < MOST_OF_A_DAY)
                        .filter(ordinary)
                        .filter(vector -> mayTeach(noted.doneBy(), taken))
                        .ifPresent(lesson::add));
        return lesson;
    }

    private static boolean mayTeach(Set<String> actors, Map<String, Integer> taken) {
        List<String> teachers = new ArrayList<>(actors);
        if (teachers.size() < 2) {
            teachers.add(NO_SUBMITTER);
        }
        if (teachers.stream().anyMatch(actor -> taken.getOrDefault(actor, 0) >= MOST_OF_AN_ACTOR)) {
            return false;
        }
        teachers.forEach(actor -> taken.merge(actor, 1, Integer::sum));
        return true;
    }
}
