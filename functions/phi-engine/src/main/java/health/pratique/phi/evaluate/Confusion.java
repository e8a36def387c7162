package health.pratique.phi.evaluate;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How often a labelled type was taken for which predicted type: that of the prediction that covers most of the label. */
final class Confusion {

    /** The row of predictions that touch no label. */
    static final String SPURIOUS = "spurious";

    /** The column of labels that nothing touches and that should have gone. */
    static final String MISSED = "missed";

    /** The column of labels that nothing touches and that may stay. */
    static final String KEPT = "kept";

    private final Map<String, Map<String, Integer>> cells = new TreeMap<>();

    void add(Comparison comparison) {
        Overlaps overlaps = new Overlaps(comparison.predictions());
        for (GoldSpan span : comparison.document().spans()) {
            count(span.type(), predictedFor(span, comparison, overlaps), 1);
        }
        for (Prediction prediction : comparison.predictions()) {
            if (comparison.end(prediction) == Comparison.PredictionEnd.FALSE_POSITIVE) {
                count(SPURIOUS, prediction.type(), 1);
            }
        }
    }

    void add(Confusion other) {
        other.cells.forEach((row, columns) -> columns.forEach((column, count) -> count(row, column, count)));
    }

    int at(String labelled, String predicted) {
        return cells.getOrDefault(labelled, Map.of()).getOrDefault(predicted, 0);
    }

    /** By labelled type, then by predicted type. */
    Map<String, Map<String, Integer>> rows() {
        return Collections.unmodifiableMap(cells);
    }

    /** The labelled types that occur, without {@link #SPURIOUS}. */
    NavigableSet<String> labelled() {
        NavigableSet<String> rows = new TreeSet<>(cells.keySet());
        rows.remove(SPURIOUS);
        return rows;
    }

    /** The predicted types that occur, without {@link #MISSED} and {@link #KEPT}. */
    NavigableSet<String> predicted() {
        NavigableSet<String> columns = new TreeSet<>();
        cells.values().forEach(row -> columns.addAll(row.keySet()));
        columns.remove(MISSED);
        columns.remove(KEPT);
        return columns;
    }

    private void count(String row, String column, int count) {
        cells.computeIfAbsent(row, absent -> new TreeMap<>()).merge(column, count, Integer::sum);
    }

    private static String predictedFor(GoldSpan span, Comparison comparison, Overlaps overlaps) {
        String best = span.counts() ? MISSED : KEPT;
        int most = 0;
        for (int i = overlaps.from(span); !overlaps.isPast(i, span); i++) {
            Prediction prediction = comparison.predictions().get(i);
            int common = Math.min(prediction.end(), span.end()) - Math.max(prediction.start(), span.start());
            if (common > most) {
                most = common;
                best = prediction.type();
            }
        }
        return best;
    }
}
