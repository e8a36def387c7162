package health.pratique.kit.activity;

/** What was done. */
public enum ActivityKind {
    /** A document was sent in. */
    SUBMIT,
    /** A released document or resource was read. */
    READ
}
