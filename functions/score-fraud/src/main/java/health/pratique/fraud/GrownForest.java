package health.pratique.fraud;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import java.util.List;

/** A forest over one group of features, with what its raw scores mean. Not thread-safe. */
record GrownForest(Feature.Group group, RandomCutForest forest, Calibration calibration) {

    private static final int TREES = 30;
    private static final int SAMPLE = 256;
    /** Any seed does; this one is kept, so that scores are reproducible. */
    private static final long SEED = 20260112;

    /** @param unseen ordinary ones that the forest does not grow from: those it did score lower */
    static GrownForest of(Feature.Group group, List<FeatureVector> ordinary, List<FeatureVector> unseen) {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions((int) Feature.of(group).count())
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .randomSeed(SEED)
                .timeDecay(0)
                .initialAcceptFraction(1.0)
                .parallelExecutionEnabled(false)
                .build();
        ordinary.forEach(vector -> forest.update(vector.toFloats(group)));
        return new GrownForest(
                group,
                forest,
                Calibration.of(
                        unseen.stream()
                                .mapToDouble(vector -> forest.getAnomalyScore(vector.toFloats(group)))
                                .toArray(),
                        group));
    }

    double raw(FeatureVector vector) {
        return forest.getAnomalyScore(vector.toFloats(group));
    }

    double score(FeatureVector vector) {
        return calibration.score(raw(vector));
    }

    /** By feature in the order of all; none for those of other groups. */
    double[] weights(FeatureVector vector) {
        DiVector attribution = forest.getAnomalyAttribution(vector.toFloats(group));
        double[] weights = new double[Feature.values().length];
        int next = 0;
        for (Feature feature : Feature.of(group).toList()) {
            weights[feature.ordinal()] = attribution.getHighLowSum(next++);
        }
        return weights;
    }
}
