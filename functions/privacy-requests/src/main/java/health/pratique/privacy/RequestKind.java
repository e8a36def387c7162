package health.pratique.privacy;

/** What a patient asks for. */
public enum RequestKind {
    /** All that is held, with the accounting of disclosures. */
    ACCESS("45 CFR 164.524", "GDPR 15"),
    /** Who was given what, and why. */
    ACCOUNTING("45 CFR 164.528", "GDPR 15(1)(c)"),
    RECTIFICATION("45 CFR 164.526", "GDPR 16"),
    /** HIPAA gives no right to it; a custodian may grant it. */
    ERASURE("the custodian's own policy", "GDPR 17"),
    RESTRICTION("45 CFR 164.522(a)", "GDPR 18"),
    /** The record in a form that another system reads. */
    PORTABILITY("45 CFR 164.524(c)(2)(ii)", "GDPR 20");

    private final String hipaa;
    private final String gdpr;

    RequestKind(String hipaa, String gdpr) {
        this.hipaa = hipaa;
        this.gdpr = gdpr;
    }

    /** The paragraph that gives the right. */
    public String right(PrivacyLaw law) {
        return switch (law) {
            case HIPAA -> hipaa;
            case GDPR -> gdpr;
        };
    }
}
