package health.pratique.fraud;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's Random Cut Forest (Guha et al., Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016) in process: one
 * forest over the features of the latest documents, one over those of the windows, and the odder of the two answers counts. Both grow
 * from invented ordinary traffic at the first score. What an actor did before is in the features, not in the forests; so the first
 * document on a new system is judged as soundly as the millionth.
 */
final class ForestScorer implements AnomalyScorer {

    private static final int GROWN_FROM = 768;
    private static final int CALIBRATED_WITH = 256;
    private static final long SEED = 20260112;
    /** Of the shipped vectors, these grow the forest; it is calibrated with the rest. */
    private static final int WINDOWS_GROWN_FROM = 2_048;

    /** Below this, nobody asks for what. */
    private static final double STANDS_OUT = 0.2;

    private final TrafficNorms norms;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Forests grown;

    private record Forests(GrownForest latest, GrownForest windows) {}

    ForestScorer(TrafficNorms norms) {
        this.norms = norms;
    }

    @Override
    public Anomaly score(FeatureVector vector) {
        // The library does not promise that a forest may be read by many threads.
        lock.lock();
        try {
            Forests forests = grown();
            double latest = forests.latest().score(vector);
            double windows = forests.windows().score(vector);
            double score = Math.max(latest, windows);
            if (score < STANDS_OUT) {
                return Anomaly.of(score, new double[Feature.values().length]);
            }
            return Anomaly.of(
                    score,
                    mixed(
                            latest,
                            forests.latest().weights(vector),
                            windows,
                            forests.windows().weights(vector)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String model() {
        return "random-cut-forest-4.4.0/ordinary-traffic-2";
    }

    private Forests grown() {
        Forests ready = grown;
        if (ready == null) {
            List<FeatureVector> shipped = OrdinaryActivity.shipped();
            ready = new Forests(
                    latestOf(norms),
                    GrownForest.of(
                            Feature.Group.WINDOWS,
                            shipped.subList(0, WINDOWS_GROWN_FROM),
                            shipped.subList(WINDOWS_GROWN_FROM, shipped.size())));
            grown = ready;
        }
        return ready;
    }

    static GrownForest latestOf(TrafficNorms norms) {
        return GrownForest.of(
                Feature.Group.LATEST, ordinary(GROWN_FROM, SEED, norms), ordinary(CALIBRATED_WITH, SEED + 1, norms));
    }

    private static List<FeatureVector> ordinary(int count, long seed, TrafficNorms norms) {
        return SyntheticTraffic.of(count, seed, norms).stream()
                .map(history -> FeatureVector.of(history, norms))
                .toList();
    }

    /** Each forest's attribution counts as much as its score. */
    private static double[] mixed(double one, double[] oneWeights, double other, double[] otherWeights) {
        double oneSum = sum(oneWeights);
        double otherSum = sum(otherWeights);
        double[] mixed = new double[oneWeights.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = one * oneWeights[i] / oneSum + other * otherWeights[i] / otherSum;
        }
        return mixed;
    }

    private static double sum(double[] weights) {
        double sum = Double.MIN_NORMAL;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
