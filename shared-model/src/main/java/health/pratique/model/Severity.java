package health.pratique.model;

/** What a failed compliance rule does: stops the document, asks for a reviewer, or is only noted. */
public enum Severity {
    BLOCK,
    REVIEW,
    WARN
}
