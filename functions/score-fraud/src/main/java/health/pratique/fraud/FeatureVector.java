package health.pratique.fraud;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One value for each {@link Feature}, in their order. */
final class FeatureVector {

    private final double[] values;

    private FeatureVector(double[] values) {
        this.values = values;
    }

    /** To four decimals, so that a score can be computed again from what is written. */
    static FeatureVector of(Evidence evidence) {
        return new FeatureVector(Arrays.stream(Feature.values())
                .mapToDouble(feature -> Math.round(feature.of(evidence) * Decimals.UNITS) / Decimals.UNITS)
                .toArray());
    }

    /** Of the latest documents alone: windows that show nothing. */
    static FeatureVector of(SourceHistory history, TrafficNorms norms) {
        return of(new Evidence(history, List.of(), norms));
    }

    /** @throws IllegalArgumentException if it is not what {@link #written} writes */
    static FeatureVector parse(String written) {
        double[] values = Arrays.stream(written.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (values.length != Feature.values().length) {
            throw new IllegalArgumentException("a vector has one number for each feature");
        }
        return new FeatureVector(values);
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

    /** This vector with another's values for a group. */
    FeatureVector with(Feature.Group group, FeatureVector other) {
        double[] changed = values.clone();
        Feature.of(group).forEach(feature -> changed[feature.ordinal()] = other.value(feature));
        return new FeatureVector(changed);
    }

    float[] toFloats() {
        return floats(List.of(Feature.values()));
    }

    float[] toFloats(Feature.Group group) {
        return floats(Feature.of(group).toList());
    }

    private float[] floats(List<Feature> features) {
        float[] floats = new float[features.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) value(features.get(i));
        }
        return floats;
    }

    /** To four decimals, as the audit trail has them. */
    String written() {
        return Arrays.stream(values).mapToObj(Decimals::written).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return written();
    }
}
