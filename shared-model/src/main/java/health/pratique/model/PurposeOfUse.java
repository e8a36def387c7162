package health.pratique.model;

/** HL7 v3 PurposeOfUse codes that a document may be sent for. */
public enum PurposeOfUse {
    /** Treatment. */
    TREAT,
    /** Healthcare payment. */
    HPAYMT,
    /** Healthcare operations. */
    HOPERAT,
    /** Healthcare research. */
    HRESCH,
    /** Public health. */
    PUBHLTH,
    /** Emergency treatment (break-glass). */
    ETREAT
}
