package health.pratique.compliance.statement;

/** A FHIR Period that has both ends. */
public record Span(String start, String end) {}
