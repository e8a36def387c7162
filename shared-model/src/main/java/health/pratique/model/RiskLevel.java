package health.pratique.model;

/** How much PHI a document carries, or how risky it is to let it go on. */
public enum RiskLevel {
    NONE,
    LOW,
    MEDIUM,
    HIGH
}
