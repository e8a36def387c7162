package health.pratique.model;

/** The two answers a consent decision can have. There is no third: what is not permitted is denied. */
public enum ConsentDecision {
    PERMIT,
    DENY
}
