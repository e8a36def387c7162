package health.pratique.phi.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be changed in one cut of a text, gathered in any order, and how much of it tells of a scanner. */
final class Repairs {

    private record Repair(int start, int end, String by) {

        @Override
        public String toString() {
            return "[PHI]";
        }
    }

    private final List<Repair> repairs = new ArrayList<>();
    private int evidence;

    /** Offsets are those of the tokens' text. */
    void replace(int start, int end, String by) {
        repairs.add(new Repair(start, end, by));
    }

    /** Something that a person does not write: 1 for a doubtful sign, 2 for a sure one. */
    void tellsOfScanner(int weight) {
        evidence += weight;
    }

    int evidence() {
        return evidence;
    }

    boolean isEmpty() {
        return repairs.isEmpty();
    }

    /** @param from where the reading's text begins in the text of the offsets */
    Reading applied(Reading before, int from) {
        Reading.Draft draft = new Reading.Draft(before);
        repairs.stream()
                .sorted(Comparator.comparingInt(Repair::start).thenComparingInt(Repair::end))
                .forEach(repair -> draft.replace(repair.start - from, repair.end - from, repair.by));
        return draft.finished();
    }
}
