package health.pratique.configuration;

/** The exceptions of Article 9(2) GDPR under which health data are processed by those who hold them. */
public enum SpecialCategoryBasis {
    /** Article 9(2)(a). */
    EXPLICIT_CONSENT,
    /** Article 9(2)(c). */
    VITAL_INTERESTS,
    /** Article 9(2)(h). */
    HEALTH_CARE,
    /** Article 9(2)(i). */
    PUBLIC_HEALTH,
    /** Article 9(2)(j). */
    RESEARCH
}
