package health.pratique.fraud;

import com.amazon.randomcutforest.ComponentList;
import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.executor.IStateCoordinator;
import com.amazon.randomcutforest.returntypes.DiVector;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A forest over one group of features, with what its raw scores mean. Thread-safe: the library does not promise it for reading. */
final class GrownForest {

    static final int TREES = 30;
    static final int SAMPLE = 256;
    /** Any seed does; this one is kept, so that scores are reproducible. */
    private static final long SEED = 20260112;

    private final Feature.Group group;
    private final RandomCutForest forest;
    private final Calibration calibration;
    private final ReentrantLock lock;

    private GrownForest(Feature.Group group, RandomCutForest forest, Calibration calibration) {
        this(group, forest, calibration, new ReentrantLock());
    }

    private GrownForest(Feature.Group group, RandomCutForest forest, Calibration calibration, ReentrantLock lock) {
        this.group = group;
        this.forest = forest;
        this.calibration = calibration;
        this.lock = lock;
    }

    private static GrownForest calibrated(Feature.Group group, RandomCutForest forest, List<FeatureVector> unseen) {
        double[] raw = unseen.stream()
                .mapToDouble(vector -> forest.getAnomalyScore(vector.toFloats(group)))
                .toArray();
        return new GrownForest(group, forest, Calibration.of(raw, group));
    }

    /** @param unseen ordinary ones that the forest does not grow from: those it did score lower */
    static GrownForest of(Feature.Group group, List<FeatureVector> ordinary, List<FeatureVector> unseen) {
        RandomCutForest forest = settings(group).build();
        ordinary.forEach(vector -> forest.update(vector.toFloats(group)));
        return calibrated(group, forest, unseen);
    }

    /** One that was saved, with what its scores meant then. */
    static GrownForest restored(Feature.Group group, byte[] state, Calibration calibration) throws ForestUnreadable {
        return new GrownForest(group, ForestState.read(state, dimensions(group)), calibration);
    }

    /** As it was laid down; all that come of one share their trees, which nobody changes: who teaches one teaches a copy. */
    static GrownForest of(LaidDownForest forest) {
        Feature.Group group = forest.group();
        return new GrownForest(
                group,
                new RandomCutForest(settings(group), forest.points(), forest.trees(), new Random(SEED)),
                forest.calibration(),
                forest.lock());
    }

    @SuppressWarnings("unchecked") // the library makes no others
    LaidDownForest laidDown() {
        return new LaidDownForest(
                group,
                (IStateCoordinator<Integer, float[]>) forest.getUpdateCoordinator(),
                (ComponentList<Integer, float[]>) forest.getComponents(),
                calibration,
                lock);
    }

    private static RandomCutForest.Builder<?> settings(Feature.Group group) {
        return RandomCutForest.builder()
                .dimensions(dimensions(group))
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .randomSeed(SEED)
                .timeDecay(0)
                .initialAcceptFraction(1.0)
                .parallelExecutionEnabled(false);
    }

    static int dimensions(Feature.Group group) {
        return (int) Feature.of(group).count();
    }

    /** Another forest that has seen these too, the latest of all weighing most; this one stays as it is. */
    GrownForest taught(List<FeatureVector> lesson, List<FeatureVector> unseen) {
        try {
            RandomCutForest pupil = ForestState.read(state(), dimensions(group));
            pupil.setTimeDecay(1.0 / (RandomCutForest.DEFAULT_SAMPLE_SIZE_COEFFICIENT_IN_TIME_DECAY * SAMPLE));
            lesson.forEach(vector -> pupil.update(vector.toFloats(group)));
            return calibrated(group, pupil, unseen);
        } catch (ForestUnreadable impossible) {
            throw new IllegalStateException("a forest cannot be copied", impossible);
        }
    }

    Calibration calibration() {
        return calibration;
    }

    byte[] state() {
        return locked(() -> ForestState.write(forest));
    }

    double raw(FeatureVector vector) {
        return locked(() -> forest.getAnomalyScore(vector.toFloats(group)));
    }

    double score(FeatureVector vector) {
        return calibration.score(raw(vector));
    }

    /** By feature in the order of all; none for those of other groups. */
    double[] weights(FeatureVector vector) {
        DiVector attribution = locked(() -> forest.getAnomalyAttribution(vector.toFloats(group)));
        double[] weights = new double[Feature.values().length];
        int next = 0;
        for (Feature feature : Feature.of(group).toList()) {
            weights[feature.ordinal()] = attribution.getHighLowSum(next++);
        }
        return weights;
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
