package health.pratique.model;

/** Where a document stands. Every accepted document ends in exactly one of the terminal three. */
public enum DocumentStatus {
    PROCESSING,
    RELEASED,
    QUARANTINED,
    REJECTED;

    public boolean terminal() {
        return this != PROCESSING;
    }
}
