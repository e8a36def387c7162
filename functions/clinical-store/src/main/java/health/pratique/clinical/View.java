package health.pratique.clinical;

/** Which of the two copies of a resource: they are kept apart, and no query sees both. */
public enum View {
    /** As the sender wrote it. */
    IDENTIFIED,
    /** From the released copy of its document. */
    DEIDENTIFIED
}
