package health.pratique.fraud;

import java.util.function.Supplier;

/**
 * Amazon's Random Cut Forest (Guha et al., Robust Random Cut Forest Based Anomaly Detection on Streams, ICML 2016) in process: one
 * forest over the features of the latest documents, one over those of the windows, and the odder of the two answers counts. What an
 * actor did before is in the features; the forests know what ordinary actors are like, so that the first document on a new system
 * is judged as soundly as the millionth.
 */
final class ForestScorer implements AnomalyScorer {

    /** Below this, nobody asks for what. */
    private static final double STANDS_OUT = 0.2;

    private final Supplier<GrownForest> latest;
    private final Supplier<GrownForest> windows;
    private final String model;

    ForestScorer(TrafficNorms norms) {
        this(new OrdinaryForests(norms));
    }

    /** With the forests that every installation begins with. */
    ForestScorer(OrdinaryForests ordinary) {
        this(ordinary::latest, ordinary::windows, OrdinaryForests.MODEL);
    }

    /** With a forest over the windows that has learned. */
    ForestScorer(OrdinaryForests ordinary, GrownForest learned, String model) {
        this(ordinary::latest, () -> learned, model);
    }

    private ForestScorer(Supplier<GrownForest> latest, Supplier<GrownForest> windows, String model) {
        this.latest = latest;
        this.windows = windows;
        this.model = model;
    }

    @Override
    public Anomaly score(FeatureVector vector) {
        double byLatest = latest.get().score(vector);
        double byWindows = windows.get().score(vector);
        double score = Math.max(byLatest, byWindows);
        if (score < STANDS_OUT) {
            return Anomaly.of(score, new double[Feature.values().length]);
        }
        return Anomaly.of(
                score,
                mixed(
                        byLatest,
                        latest.get().weights(vector),
                        byWindows,
                        windows.get().weights(vector)));
    }

    @Override
    public String model() {
        return model;
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
