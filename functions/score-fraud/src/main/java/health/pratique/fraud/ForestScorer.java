package health.pratique.fraud;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's Random Cut Forest (Guha et al., Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016) in process. A function has
 * no memory between its instances, so the forest grows from synthetic ordinary traffic, at the first score: half a second
 * on a cold JVM, then well under a millisecond a score. What a source did before is in the features, not in the forest; so the first document on
 * a new system is judged as soundly as the millionth, and a source cannot teach the forest its own habits.
 */
final class ForestScorer implements AnomalyScorer {

    private static final int TREES = 30;
    private static final int SAMPLE = 256;
    private static final int GROWN_FROM = 768;
    private static final int CALIBRATED_WITH = 256;
    /** Any seed does; this one is kept, so that scores are reproducible. */
    private static final long SEED = 20260112;

    private final TrafficNorms norms;
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable GrownForest grown;

    private record GrownForest(RandomCutForest forest, Calibration calibration) {}

    ForestScorer(TrafficNorms norms) {
        this.norms = norms;
    }

    @Override
    public Anomaly score(FeatureVector vector) {
        float[] point = vector.toFloats();
        // The library does not promise that a forest may be read by many threads.
        lock.lock();
        try {
            GrownForest ready = grown();
            double raw = ready.forest().getAnomalyScore(point);
            return Anomaly.of(
                    ready.calibration().score(raw), weights(ready.forest().getAnomalyAttribution(point)));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String model() {
        return "random-cut-forest-4.4.0/ordinary-traffic-1";
    }

    private GrownForest grown() {
        GrownForest ready = grown;
        if (ready == null) {
            ready = grow();
            grown = ready;
        }
        return ready;
    }

    private GrownForest grow() {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(Feature.values().length)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .randomSeed(SEED)
                .timeDecay(0)
                .initialAcceptFraction(1.0)
                .parallelExecutionEnabled(false)
                .build();
        ordinary(GROWN_FROM, SEED).forEach(vector -> forest.update(vector.toFloats()));
        double[] unseen = ordinary(CALIBRATED_WITH, SEED + 1).stream()
                .mapToDouble(vector -> forest.getAnomalyScore(vector.toFloats()))
                .toArray();
        return new GrownForest(forest, Calibration.of(unseen));
    }

    private List<FeatureVector> ordinary(int count, long seed) {
        return SyntheticTraffic.of(count, seed, norms).stream()
                .map(history -> FeatureVector.of(history, norms))
                .toList();
    }

    private static double[] weights(DiVector attribution) {
        double[] weights = new double[attribution.getDimensions()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = attribution.getHighLowSum(i);
        }
        return weights;
    }
}
