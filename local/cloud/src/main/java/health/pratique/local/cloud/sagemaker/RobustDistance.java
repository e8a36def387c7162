package health.pratique.local.cloud.sagemaker;

import java.util.Arrays;
import java.util.List;

/**
 * How far vectors lie from the middle of those they come with. Each feature is measured from the median in units of its spread, which is taken
 * from the middle of the values only, so that a few odd vectors do not make themselves look ordinary; the score is the root of the mean square.
 */
final class RobustDistance {

    /** With fewer there is no telling what is ordinary, and the origin and a spread of one stand in. */
    private static final int LEAST_INSTANCES = 16;

    private static final double CENTRAL_SHARE = 0.8;
    /** Makes the median absolute deviation comparable to a standard deviation (of a normal distribution). */
    private static final double MAD_SCALE = 1.4826;

    private static final double LEAST_SPREAD = 0.02;

    private final double[] middle;
    private final double[] spread;

    private RobustDistance(double[] middle, double[] spread) {
        this.middle = middle;
        this.spread = spread;
    }

    static RobustDistance of(List<double[]> instances, int features) {
        double[] middle = new double[features];
        double[] spread = new double[features];
        Arrays.fill(spread, 1);
        if (instances.size() >= LEAST_INSTANCES) {
            for (int i = 0; i < features; i++) {
                int feature = i;
                double[] values = instances.stream()
                        .mapToDouble(instance -> instance[feature])
                        .sorted()
                        .toArray();
                middle[i] = values[values.length / 2];
                spread[i] = spread(values, middle[i]);
            }
        }
        return new RobustDistance(middle, spread);
    }

    double score(double[] instance) {
        double sum = 0;
        for (int i = 0; i < middle.length; i++) {
            double units = (instance[i] - middle[i]) / spread[i];
            sum += units * units;
        }
        return Math.sqrt(sum / middle.length);
    }

    private static double spread(double[] values, double middle) {
        double[] deviations = Arrays.stream(values)
                .map(value -> Math.abs(value - middle))
                .sorted()
                .toArray();
        double squares = Arrays.stream(deviations)
                .limit(Math.max(1, Math.round(deviations.length * CENTRAL_SHARE)))
                .map(deviation -> deviation * deviation)
                .average()
                .orElse(0);
        return Math.max(LEAST_SPREAD, Math.max(MAD_SCALE * deviations[deviations.length / 2], Math.sqrt(squares)));
    }
}
