package health.pratique.smart;

/** Why a token is not taken. For operators and the audit trail: who sent the token is told no more than that it is not valid. */
public enum TokenRefusal {
    /** There is none. */
    MISSING,
    /** Sent more than once, in the query, or under another scheme. */
    SENT_WRONGLY,
    MALFORMED,
    TOO_LARGE,
    /** Signed by an algorithm that is not on the list, or not signed. */
    ALGORITHM_REFUSED,
    /** Brings its own key, or the address of one. */
    KEY_EMBEDDED,
    KEY_UNKNOWN,
    SIGNATURE_INVALID,
    EXPIRED,
    NOT_YET_VALID,
    LIFETIME_TOO_LONG,
    ISSUER_WRONG,
    AUDIENCE_WRONG,
    /** No access token: an identity token, say. */
    TYPE_WRONG,
    CLAIM_MISSING,
    CLAIM_INVALID,
    /** Names two custodians, or another one than its client is registered for. */
    CUSTODIAN_CONTRADICTED,
    CLIENT_UNKNOWN,
    /** Says another role or purpose than its client is registered for. */
    CLIENT_CONTRADICTED,
    SCOPE_INVALID,
    LEVELS_MIXED,
    /** Holds a scope that is not for its role. */
    SCOPE_NOT_FOR_ROLE,
    FHIR_USER_MISSING,
    FHIR_USER_CONTRADICTED,
    PATIENT_MISSING,
    PURPOSE_MISSING,
    /** An assertion that was used before. */
    REPLAYED
}
