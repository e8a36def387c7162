package health.pratique.fraud;

import java.util.Arrays;

/** One value for each {@link Feature}, in their order. */
final class FeatureVector {

    private final double[] values;

    private FeatureVector(double[] values) {
        this.values = values;
    }

    static FeatureVector of(SourceHistory history, TrafficNorms norms) {
        return new FeatureVector(Arrays.stream(Feature.values())
                .mapToDouble(feature -> feature.of(history, norms))
                .toArray());
    }

    double value(Feature feature) {
        return values[feature.ordinal()];
    }

    /** This vector with another value for one feature. */
    FeatureVector with(Feature feature, double value) {
        double[] changed = values.clone();
        changed[feature.ordinal()] = value;
        return new FeatureVector(changed);
    }

    float[] toFloats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
