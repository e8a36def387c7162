package health.pratique.configuration;

/** What allows personal data to leave the European Economic Area: chapter V GDPR. */
public enum TransferBasis {
    /** Nothing: they stay. */
    NONE,
    /** Article 45. */
    ADEQUACY_DECISION,
    /** Article 46, standard contractual clauses among them. */
    APPROPRIATE_SAFEGUARDS,
    /** Article 47. */
    BINDING_CORPORATE_RULES,
    /** Article 49(1)(a). */
    EXPLICIT_CONSENT
}
