package health.pratique.privacy;

/** The law under which a patient asks. It sets the clock and the grounds on which the answer may be no. */
public enum PrivacyLaw {
    /** 45 CFR Part 164, Subpart E. */
    HIPAA,
    /** Regulation (EU) 2016/679, Chapter III. */
    GDPR
}
