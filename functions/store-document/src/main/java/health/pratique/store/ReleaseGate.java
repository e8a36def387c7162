package health.pratique.store;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFacts;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.FraudOutcome;
import health.pratique.model.PipelineState;
import java.util.Set;

/**
 * The last look at what the steps before have said. The workflow decides the same before it comes here; a release does not
 * depend on the workflow being right.
 */
final class ReleaseGate {

    /** Psychotherapy notes stay out of the release: 45 CFR 164.508(a)(2). */
    private static final String REDACT_PSYCHOTHERAPY = "REDACT_PSYCHOTHERAPY";

    /** The obligations that a release knows how to meet; under any other it is refused. */
    private static final Set<String> OBLIGATIONS = Set.of(
            REDACT_PSYCHOTHERAPY,
            // Every release policy takes out the names of relatives and of others.
            "REDACT_THIRD_PARTIES",
            // Looked at by the compliance rules: they widen what may be released and ask nothing of the release.
            "PSYCHOTHERAPY_AUTHORIZED",
            "PART_2_CONSENTED");

    /** HL7 v3 ActCode: psychiatry and psychotherapy note information sensitivity. */
    private static final Set<String> PSYCHOTHERAPY_LABELS = Set.of("PSY", "PSYTHPN");

    private ReleaseGate() {}

    /** @throws PolicyViolated unless consent permits, every rule passed and the submission is not unusual */
    static void check(PipelineState state) {
        require(!state.accepted().custodian().equals(Custodian.UNASSIGNED), ReasonCode.KEY_MALFORMED);
        ConsentOutcome consent = state.consent();
        if (consent == null) {
            throw new PolicyViolated(ReasonCode.CONSENT_MISSING);
        }
        require(consent.decision() == ConsentDecision.PERMIT, ReasonCode.CONSENT_REFUSED);
        require(OBLIGATIONS.containsAll(consent.obligations()), ReasonCode.RULE_FAILED);
        require(
                !consent.obligations().contains(REDACT_PSYCHOTHERAPY)
                        || state.accepted().kind() != DocumentKind.PSYCHOTHERAPY_NOTE,
                ReasonCode.RULE_FAILED);
        ComplianceOutcome compliance = state.compliance();
        require(compliance != null && compliance.passed(), ReasonCode.RULE_FAILED);
        FraudOutcome fraud = state.fraud();
        // Written so that a score that is not a number does not pass.
        require(fraud != null && fraud.score() < fraud.threshold(), ReasonCode.FRAUD_SUSPECTED);
    }

    /**
     * What the consent obliges to and this release cannot do, it does not do by halves.
     *
     * @throws PolicyViolated if psychotherapy content is to be left out and the document is labelled to hold some
     */
    static void check(ConsentOutcome consent, DocumentFacts facts) {
        require(
                !consent.obligations().contains(REDACT_PSYCHOTHERAPY)
                        || facts.securityLabels().stream().noneMatch(PSYCHOTHERAPY_LABELS::contains),
                ReasonCode.RULE_FAILED);
    }

    private static void require(boolean holds, ReasonCode otherwise) {
        if (!holds) {
            throw new PolicyViolated(otherwise);
        }
    }
}
