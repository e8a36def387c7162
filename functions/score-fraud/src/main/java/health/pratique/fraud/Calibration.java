package health.pratique.fraud;

import java.util.Arrays;

/**
 * Makes a probability-like score of a forest's raw one, which has no fixed scale: it depends on the number of trees, their sample and the
 * data. What counts is how far a raw score lies above those of ordinary traffic, in standard deviations, as Amazon advises for the built-in
 * SageMaker algorithm.
 *
 * @param mean raw score of ordinary traffic
 * @param deviation its standard deviation
 * @param midpoint deviations that score one half
 * @param slope deviations from one half to 0.73
 */
record Calibration(double mean, double deviation, double midpoint, double slope) {

    private static final double LEAST_DEVIATION = 1e-6;

    static Calibration of(double[] ordinary, Feature.Group group) {
        double mean = Arrays.stream(ordinary).average().orElse(0);
        double variance = Arrays.stream(ordinary)
                .map(raw -> (raw - mean) * (raw - mean))
                .average()
                .orElse(0);
        return of(mean, Math.sqrt(variance), group);
    }

    /** As it was measured before. */
    static Calibration of(double mean, double measured, Feature.Group group) {
        double deviation = Math.max(LEAST_DEVIATION, measured);
        return switch (group) {
            // The oddest single trait of a harmless document stays below 9, seven for most; the default threshold is at
            // 11.5.
            case LATEST -> new Calibration(mean, deviation, 9.4, 1.5);
            // Few events in a thousand of ordinary actors that the forest does not know are beyond 7; the default
            // threshold is at 7.4.
            case WINDOWS -> new Calibration(mean, deviation, 6.0, 1.0);
        };
    }

    /** 0 to 1, to four decimals, so that it reads and compares the same everywhere. */
    double score(double raw) {
        double deviations = (raw - mean) / deviation;
        double score = 1 / (1 + Math.exp(-(deviations - midpoint) / slope));
        return Math.round(score * 10_000) / 10_000.0;
    }
}
