package health.pratique.phi.evaluate;

/**
 * Hits among labels and among predictions. Where there are none of either, the shares are 0.
 *
 * @param hits labels found, each by another prediction
 */
record FMeasure(int hits, int labels, int predictions) {

    double precision() {
        return hits / (double) Math.max(1, predictions);
    }

    double recall() {
        return hits / (double) Math.max(1, labels);
    }

    double f1() {
        return 2.0 * hits / Math.max(1, labels + predictions);
    }
}
