package health.pratique.fraud;

import java.util.Arrays;

/**
 * Makes a probability-like score of a forest's raw one, which has no fixed scale: it depends on the number of trees, their sample and the
 * data. What counts is how far a raw score lies above those of ordinary traffic, in standard deviations, as Amazon advises for the built-in
 * SageMaker algorithm.
 *
 * @param mean raw score of ordinary traffic
 * @param deviation its standard deviation
 */
record Calibration(double mean, double deviation) {

    /** Deviations that score one half. The oddest single trait of a harmless document stays below 9, seven for most. */
    private static final double MIDPOINT = 9.4;
    /** Deviations from one half to 0.73. Together they put the default threshold, 0.80, at eleven and a half. */
    private static final double SLOPE = 1.5;

    private static final double LEAST_DEVIATION = 1e-6;

    static Calibration of(double[] ordinary) {
        double mean = Arrays.stream(ordinary).average().orElse(0);
        double variance = Arrays.stream(ordinary)
                .map(raw -> (raw - mean) * (raw - mean))
                .average()
                .orElse(0);
        return new Calibration(mean, Math.max(LEAST_DEVIATION, Math.sqrt(variance)));
    }

    /** 0 to 1, to four decimals, so that it reads and compares the same everywhere. */
    double score(double raw) {
        double deviations = (raw - mean) / deviation;
        double score = 1 / (1 + Math.exp(-(deviations - MIDPOINT) / SLOPE));
        return Math.round(score * 10_000) / 10_000.0;
    }
}
