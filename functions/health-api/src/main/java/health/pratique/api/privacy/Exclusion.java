package health.pratique.api.privacy;

import health.pratique.clinical.Access;
import health.pratique.clinical.View;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import java.util.Optional;

/** Why something that was given out is not in an accounting of disclosures. What none of these holds for is accounted for. */
enum Exclusion {
    /** Emergency treatment is treatment. */
    TREATMENT_PAYMENT_OPERATIONS("45 CFR 164.528(a)(1)(i)"),
    TO_THE_PATIENT("45 CFR 164.528(a)(1)(ii)"),
    /** By the custodian's own people: no disclosure, which is to somebody outside. */
    USE_WITHIN("45 CFR 160.103, disclosure"),
    /** Something was written, and nothing given out. */
    RECEIVED("45 CFR 160.103, disclosure"),
    LIMITED_DATA_SET("45 CFR 164.528(a)(1)(viii)"),
    DEIDENTIFIED("45 CFR 164.502(d)(2)");

    private final String source;

    Exclusion(String source) {
        this.source = source;
    }

    /** The paragraph. */
    String source() {
        return source;
    }

    /** Of an answer of the FHIR API. A research permission is not taken for an authorization under 164.508 that nobody has looked at. */
    static Optional<Exclusion> of(Access access) {
        if (access.interaction().equals("write")) {
            return Optional.of(RECEIVED);
        }
        if (access.view() == View.DEIDENTIFIED) {
            return Optional.of(DEIDENTIFIED);
        }
        return of(access.role(), access.purpose());
    }

    /**
     * Of a copy of a document, which is clean.
     *
     * @param policy that it was released under; empty if the trail does not say
     */
    static Optional<Exclusion> of(String role, PurposeOfUse purpose, Optional<String> policy) {
        return policy.flatMap(name -> switch (name) {
                    case "SAFE_HARBOR", "PSEUDONYMISED" -> Optional.of(DEIDENTIFIED);
                    case "LIMITED_DATASET" -> Optional.of(LIMITED_DATA_SET);
                    default -> Optional.<Exclusion>empty();
                })
                .or(() -> of(role, purpose));
    }

    private static Optional<Exclusion> of(String role, PurposeOfUse purpose) {
        if (role.equals(Role.PATIENT.name())) {
            return Optional.of(TO_THE_PATIENT);
        }
        if (role.equals(Role.PRIVACY_OFFICER.name()) || role.equals(Role.CLINICIAN.name())) {
            return Optional.of(USE_WITHIN);
        }
        return switch (purpose) {
            case TREAT, HPAYMT, HOPERAT, ETREAT -> Optional.of(TREATMENT_PAYMENT_OPERATIONS);
            case HRESCH, PUBHLTH -> Optional.empty();
        };
    }
}
