package health.pratique.erasure;

/** Where something of a subject was removed from. */
public enum ErasedStore {
    /** Originals as they arrived, and the archives that they came in. */
    INTAKE,
    /** De-identified copies. */
    RELEASED,
    /** Held originals and PHI reports. */
    QUARANTINE,
    /** What reviewers wrote, and what they wanted redacted. */
    REVIEW_NOTES,
    /** FHIR resources, as sent and de-identified: of the patient, not of one document. */
    CLINICAL
}
