package health.pratique.fraud;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How odd a vector is.
 *
 * @param score 0 (ordinary) to 1
 * @param shares of the score by feature, each 0 to 1, together 1; all 0 when nothing stands out
 */
record Anomaly(double score, Map<Feature, Double> shares) {

    Anomaly {
        shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    }

    /** @param weights by feature in their order; negative ones count as none */
    static Anomaly of(double score, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += Math.max(0, weight);
        }
        Map<Feature, Double> shares = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            shares.put(feature, sum > 0 ? Math.max(0, weights[feature.ordinal()]) / sum : 0);
        }
        return new Anomaly(score, shares);
    }
}
