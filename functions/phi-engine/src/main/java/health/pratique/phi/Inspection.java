package health.pratique.phi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the engine found in a text, and which sentences it is not sure of: those that are worth the price of a second detector.
 *
 * @param spans as {@link PhiDetector#detect} gives them
 * @param unsure whole sentences or lines, sorted, apart from each other
 */
public record Inspection(List<PhiSpan> spans, List<TextRange> unsure) {

    /** A span below this confidence was found by a guess. */
    public static final double SURE = 0.7;

    public Inspection {
        spans = List.copyOf(spans);
        unsure = List.copyOf(unsure);
    }

    /** @param undecided what the engine could not decide, beside the spans that it guessed; in any order */
    static Inspection of(String text, List<PhiSpan> spans, List<TextRange> undecided) {
        List<TextRange> doubts = new ArrayList<>(undecided);
        for (PhiSpan span : spans) {
            if (span.confidence() < SURE) {
                doubts.add(new TextRange(span.start(), span.end()));
            }
        }
        doubts.sort(Comparator.comparingInt(TextRange::start));
        List<TextRange> unsure = new ArrayList<>();
        int reached = 0;
        for (TextRange doubt : doubts) {
            if (doubt.end() <= reached) {
                continue;
            }
            int start = Math.max(reached, Sentences.start(text, doubt.start()));
            int end = Sentences.end(text, doubt.end());
            int last = unsure.size() - 1;
            if (last >= 0 && unsure.get(last).end() == start) {
                start = unsure.removeLast().start();
            }
            unsure.add(new TextRange(start, end));
            reached = end;
        }
        return new Inspection(spans, unsure);
    }
}
