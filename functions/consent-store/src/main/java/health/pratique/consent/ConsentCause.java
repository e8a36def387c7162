package health.pratique.consent;

import health.pratique.model.PurposeOfUse;

/** What has changed about what a patient's documents may be used for. */
public sealed interface ConsentCause {

    /** The patient has said something new. */
    record Recorded(ConsentReference consent) implements ConsentCause {}

    /** A period in the consent has ended or begun. */
    record PeriodPassed(ConsentReference consent) implements ConsentCause {}

    /**
     * The custodian's policy does not permit the purpose without a consent any more.
     *
     * @param version of the policy that says so
     */
    record PolicyRevoked(PurposeOfUse purpose, int version) implements ConsentCause {}
}
