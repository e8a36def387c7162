package health.pratique.privacy;

/** What the patient is told of why the answer takes longer (45 CFR 164.524(b)(2)(iii), GDPR 12(3)). */
public enum ExtensionReason {
    COMPLEX,
    MANY_REQUESTS,
    RECORDS_ELSEWHERE
}
