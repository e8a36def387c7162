package health.pratique.phi.evaluate;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Labels found under their own type: with the same ends (strict), or overlapping, one prediction for one label (relaxed). */
final class TypedMatches {

    private int strictHits;
    private int strictLabels;
    private int strictPredictions;
    private int relaxedHits;
    private int relaxedLabels;
    private int relaxedPredictions;

    private record Exact(int start, int end, String type) {}

    void add(Comparison comparison) {
        Set<Exact> labels = new HashSet<>();
        comparison.document().spans().forEach(span -> labels.add(new Exact(span.start(), span.end(), span.type())));
        Set<Exact> predicted = new HashSet<>();
        comparison.predictions().forEach(found -> predicted.add(new Exact(found.start(), found.end(), found.type())));
        strictLabels += labels.size();
        strictPredictions += predicted.size();
        labels.retainAll(predicted);
        strictHits += labels.size();
        relaxedHits += relaxed(comparison);
        relaxedLabels += comparison.document().spans().size();
        relaxedPredictions += comparison.predictions().size();
    }

    void add(TypedMatches other) {
        strictHits += other.strictHits;
        strictLabels += other.strictLabels;
        strictPredictions += other.strictPredictions;
        relaxedHits += other.relaxedHits;
        relaxedLabels += other.relaxedLabels;
        relaxedPredictions += other.relaxedPredictions;
    }

    FMeasure strict() {
        return new FMeasure(strictHits, strictLabels, strictPredictions);
    }

    FMeasure relaxed() {
        return new FMeasure(relaxedHits, relaxedLabels, relaxedPredictions);
    }

    private static int relaxed(Comparison comparison) {
        List<Prediction> predictions = comparison.predictions();
        Overlaps overlaps = new Overlaps(predictions);
        BitSet used = new BitSet();
        for (GoldSpan span : comparison.document().spans()) {
            for (int i = overlaps.from(span); !overlaps.isPast(i, span); i++) {
                Prediction found = predictions.get(i);
                if (!used.get(i) && found.type().equals(span.type()) && found.overlaps(span)) {
                    used.set(i);
                    break;
                }
            }
        }
        return used.cardinality();
    }
}
