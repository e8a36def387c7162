package health.pratique.phi.evaluate;

import java.util.List;

/** Which predictions may overlap a span: without looking at all of them, if they are sorted and apart. */
final class Overlaps {

    private final List<Prediction> predictions;
    private final boolean sortedApart;

    Overlaps(List<Prediction> predictions) {
        this.predictions = predictions;
        boolean apart = true;
        for (int i = 1; i < predictions.size(); i++) {
            apart &= predictions.get(i - 1).end() <= predictions.get(i).start();
        }
        this.sortedApart = apart;
    }

    /** The index of the first that may overlap. */
    int from(GoldSpan span) {
        if (!sortedApart) {
            return 0;
        }
        int low = 0;
        int high = predictions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (predictions.get(middle).end() <= span.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether no prediction from this index on can overlap. */
    boolean isPast(int index, GoldSpan span) {
        return index >= predictions.size()
                || (sortedApart && predictions.get(index).start() >= span.end());
    }
}
