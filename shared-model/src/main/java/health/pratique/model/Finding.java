package health.pratique.model;

/**
 * One failed compliance rule.
 *
 * @param rule the rule's id
 * @param citation the paragraph behind the rule
 * @param remedy what to do about it
 */
public record Finding(String rule, String citation, Severity severity, String remedy) {}
