package health.pratique.compliance.statement;

/**
 * What was measured, and how much it was.
 *
 * @param loinc LOINC code
 */
public record Measurement(String loinc, Quantity quantity) {}
