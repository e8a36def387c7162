package health.pratique.privacy;

/** How it was made sure who asks (45 CFR 164.514(h), GDPR 12(6)). */
public enum IdentityProof {
    /** The patient signed in. */
    ACCESS_TOKEN,
    PHOTO_ID,
    KNOWN_IN_PERSON,
    CALL_BACK,
    /** Somebody who may act for the patient: 45 CFR 164.502(g). */
    PERSONAL_REPRESENTATIVE
}
