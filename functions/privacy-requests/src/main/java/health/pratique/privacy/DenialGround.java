package health.pratique.privacy;

import java.util.EnumSet;
import java.util.Set;

/** Why the answer may be no, and to what. There is no other ground. */
public enum DenialGround {
    IDENTITY_NOT_VERIFIED("45 CFR 164.514(h)(1)", "GDPR 12(2), 12(6)", EnumSet.allOf(RequestKind.class)),
    MANIFESTLY_UNFOUNDED("", "GDPR 12(5)(b)", EnumSet.allOf(RequestKind.class)),
    PSYCHOTHERAPY_NOTES("45 CFR 164.524(a)(1)(i)", "", Kinds.COPIES),
    LEGAL_PROCEEDING("45 CFR 164.524(a)(1)(ii)", "", Kinds.COPIES),
    /** The patient may have it reviewed: 45 CFR 164.524(a)(4). */
    ENDANGERS_A_PERSON("45 CFR 164.524(a)(3)(i)", "", Kinds.COPIES),
    OTHERS_RIGHTS("45 CFR 164.524(a)(3)(ii)", "GDPR 15(4), 20(4)", Kinds.COPIES),
    LAW_ENFORCEMENT_SUSPENSION("45 CFR 164.528(a)(2)", "", EnumSet.of(RequestKind.ACCOUNTING)),
    NOT_CREATED_HERE("45 CFR 164.526(a)(2)(i)", "", EnumSet.of(RequestKind.RECTIFICATION)),
    NOT_IN_RECORD_SET("45 CFR 164.526(a)(2)(ii)", "", EnumSet.of(RequestKind.RECTIFICATION)),
    ACCURATE_AND_COMPLETE("45 CFR 164.526(a)(2)(iv)", "GDPR 16", EnumSet.of(RequestKind.RECTIFICATION)),
    RESTRICTION_NOT_AGREED("45 CFR 164.522(a)(1)(ii)", "", EnumSet.of(RequestKind.RESTRICTION)),
    NO_GROUND_OF_ARTICLE_18("", "GDPR 18(1)", EnumSet.of(RequestKind.RESTRICTION)),
    NO_RIGHT("HIPAA gives no right to erasure", "GDPR 17(1)", EnumSet.of(RequestKind.ERASURE)),
    LEGAL_OBLIGATION("", "GDPR 17(3)(b)", EnumSet.of(RequestKind.ERASURE)),
    PUBLIC_HEALTH("", "GDPR 17(3)(c)", EnumSet.of(RequestKind.ERASURE)),
    ARCHIVING_AND_RESEARCH("", "GDPR 17(3)(d)", EnumSet.of(RequestKind.ERASURE)),
    LEGAL_CLAIMS("", "GDPR 17(3)(e)", EnumSet.of(RequestKind.ERASURE)),
    NEITHER_CONSENT_NOR_CONTRACT("", "GDPR 20(1)(a)", EnumSet.of(RequestKind.PORTABILITY));

    private static final class Kinds {
        static final Set<RequestKind> COPIES = EnumSet.of(RequestKind.ACCESS, RequestKind.PORTABILITY);
    }

    private final String hipaa;
    private final String gdpr;
    private final Set<RequestKind> kinds;

    DenialGround(String hipaa, String gdpr, Set<RequestKind> kinds) {
        this.hipaa = hipaa;
        this.gdpr = gdpr;
        this.kinds = Set.copyOf(kinds);
    }

    /** Whether the law has it for such a request. */
    public boolean is(PrivacyLaw law, RequestKind kind) {
        return kinds.contains(kind) && !source(law).isEmpty();
    }

    /** The paragraph; empty if the law does not have it. */
    public String source(PrivacyLaw law) {
        return switch (law) {
            case HIPAA -> hipaa;
            case GDPR -> gdpr;
        };
    }
}
