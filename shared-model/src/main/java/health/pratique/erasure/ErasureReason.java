package health.pratique.erasure;

/** Why a patient's data are erased. */
public enum ErasureReason {
    NOT_NECESSARY("GDPR 17(1)(a)"),
    CONSENT_WITHDRAWN("GDPR 17(1)(b)"),
    OBJECTION("GDPR 17(1)(c)"),
    UNLAWFUL("GDPR 17(1)(d)"),
    LEGAL_OBLIGATION("GDPR 17(1)(e)"),
    CHILD("GDPR 17(1)(f)"),
    /** HIPAA gives patients no right to it; a custodian may grant it. */
    CUSTODIAN_POLICY("the custodian's own policy");

    private final String ground;

    ErasureReason(String ground) {
        this.ground = ground;
    }

    /** The paragraph that it rests on. */
    public String ground() {
        return ground;
    }
}
