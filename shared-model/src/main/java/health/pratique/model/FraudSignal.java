package health.pratique.model;

/**
 * One reason behind a fraud score.
 *
 * @param feature the feature's name
 * @param share of the score that this feature accounts for, 0 to 1
 * @param reason in plain words, numbers included, PHI never
 */
public record FraudSignal(String feature, double share, String reason) {}
