package health.pratique.store;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.sensitive.SensitiveTopic;
import health.pratique.kit.ReviewOverride;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.FraudOutcome;
import health.pratique.model.PipelineState;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last look at what the steps before have said. The workflow decides the same before it comes here; a release does not
 * depend on the workflow being right.
 */
final class ReleaseGate {

    /** The obligations that a release knows how to meet beside those that keep a topic back; under any other it is refused. */
    private static final Set<String> OBLIGATIONS = Set.of(
            // Every release policy takes out the names of relatives and of others.
            "REDACT_THIRD_PARTIES",
            // Looked at by the compliance rules: they widen what may be released and ask nothing of the release.
            "PSYCHOTHERAPY_AUTHORIZED",
            "PART_2_CONSENTED",
            "SUD_COUNSELING_CONSENTED");

    private static final Set<String> TOPICS = Arrays.stream(SensitiveTopic.values())
            .map(SensitiveTopic::obligation)
            .collect(Collectors.toUnmodifiableSet());

    private ReleaseGate() {}

    /**
     * @param override what reviewers overrode for this run, by the registry's account
     * @throws PolicyViolated unless consent permits, every rule passed or asks for a reviewer who overrode it, and the submission
     *     is not unusual or was overridden
     */
    static void check(PipelineState state, ReviewOverride override) {
        require(!state.accepted().custodian().equals(Custodian.UNASSIGNED), ReasonCode.KEY_MALFORMED);
        ConsentOutcome consent = state.consent();
        if (consent == null) {
            throw new PolicyViolated(ReasonCode.CONSENT_MISSING);
        }
        require(consent.decision() == ConsentDecision.PERMIT, ReasonCode.CONSENT_REFUSED);
        require(
                consent.obligations().stream().allMatch(code -> OBLIGATIONS.contains(code) || TOPICS.contains(code)),
                ReasonCode.OBLIGATION_UNMET);
        // Of such a note nothing would be left: 45 CFR 164.508(a)(2).
        require(
                !consent.obligations().contains(SensitiveTopic.PSYCHOTHERAPY.obligation())
                        || state.accepted().kind() != DocumentKind.PSYCHOTHERAPY_NOTE,
                ReasonCode.OBLIGATION_UNMET);
        ComplianceOutcome compliance = state.compliance();
        require(
                compliance != null && (compliance.passed() || override.covers(compliance.findings())),
                ReasonCode.RULE_FAILED);
        FraudOutcome fraud = state.fraud();
        // Written so that a score that is not a number does not pass, nor can be overridden.
        require(
                fraud != null
                        && (fraud.score() < fraud.threshold()
                                || (override.fraud() && fraud.score() >= fraud.threshold())),
                ReasonCode.FRAUD_SUSPECTED);
    }

    private static void require(boolean holds, ReasonCode otherwise) {
        if (!holds) {
            throw new PolicyViolated(otherwise);
        }
    }
}
