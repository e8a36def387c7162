package health.pratique.smart;

/** What somebody is to a custodian. A token has exactly one. */
public enum Role {
    /** Treats patients of the custodian. */
    CLINICIAN,
    /** Reviews, audits, and answers patients' privacy requests. */
    PRIVACY_OFFICER,
    /** A system of the custodian or of one that it has a contract with; no person. */
    PARTNER,
    /** Sees what is their own. */
    PATIENT
}
