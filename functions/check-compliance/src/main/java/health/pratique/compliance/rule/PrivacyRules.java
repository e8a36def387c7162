package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.HIPAA_PRIVACY;
import static health.pratique.model.PurposeOfUse.HOPERAT;
import static health.pratique.model.PurposeOfUse.HPAYMT;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.Severity.BLOCK;
import static health.pratique.model.Severity.REVIEW;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ReleasePolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** 45 CFR part 164, subpart E: privacy of individually identifiable health information. */
public final class PrivacyRules {

    /** HL7 v3 Confidentiality. */
    private static final String VERY_RESTRICTED = "V";

    /** HL7 v3 ActCode, value set RefrainPolicy: what a sender forbids whoever gets the document. */
    private static final Set<String> REFRAIN = Set.of(
            "NOAUTH",
            "NOCOLLECT",
            "NODSCLCD",
            "NODSCLCDS",
            "NOINTEGRATE",
            "NOORGPOL",
            "NOPERSISTP",
            "NORDSCLCD",
            "NORDSCLCDS",
            "NORDSCLW",
            "NORELINK",
            "NOREUSE",
            "ORCON");

    public static final List<ComplianceRule> ALL = List.of(
            new RequiredMetadata(),
            new PurposeAllowed(),
            new MinimumNecessary(),
            new PsychotherapyAuthorization(),
            new StatedRule(
                    HIPAA_PRIVACY,
                    "use-permitted",
                    BLOCK,
                    "45 CFR 164.502(a), 164.530(j)",
                    "A decision that permits the use is on record, and it is no older than the document.",
                    "record the patient's consent or the custodian's policy for this purpose, then reprocess",
                    PrivacyRules::permitted),
            new StatedRule(
                    HIPAA_PRIVACY,
                    "research-authorization",
                    BLOCK,
                    "45 CFR 164.508(a)(1), 164.512(i)(1)(i)",
                    "Research with more than de-identified data rests on the patient's authorisation, or on a board's approval that is configured.",
                    "record the patient's authorisation for research, or configure the board's waiver as research.approval",
                    facts -> facts.document().purpose() != HRESCH
                            || deidentified(facts)
                            || facts.consent().consentId() != null
                            || facts.configuration().research().approval() != null),
            new StatedRule(
                    HIPAA_PRIVACY,
                    "restriction-honoured",
                    REVIEW,
                    "45 CFR 164.522(a)",
                    "A document that its sender labels as very restricted (V) leaves only de-identified.",
                    "ask the custodian whether the restriction that the patient asked for allows this use",
                    facts -> deidentified(facts)
                            || !facts.said().securityLabels().contains(VERY_RESTRICTED)),
            new StatedRule(
                    HIPAA_PRIVACY,
                    "handling-instructions",
                    REVIEW,
                    "45 CFR 164.522(a); HL7 v3 ActCode RefrainPolicy",
                    "No security label of the document forbids to disclose, reuse or keep it.",
                    "follow the label, or have its sender lift it and send the document again",
                    facts -> Collections.disjoint(facts.said().securityLabels(), REFRAIN)),
            new StatedRule(
                    HIPAA_PRIVACY,
                    "genetic-information-not-for-underwriting",
                    REVIEW,
                    "45 CFR 164.502(a)(5)(i)",
                    "Genetic test results go to payment and operations only de-identified: no underwriting may use them.",
                    "leave the genetic results out, or have it confirmed that no underwriting is among the uses",
                    facts -> deidentified(facts)
                            || facts.document().purpose() != HPAYMT
                                    && facts.document().purpose() != HOPERAT
                            || !GeneticData.in(facts)));

    private PrivacyRules() {}

    private static boolean deidentified(ComplianceFacts facts) {
        return facts.document().releasePolicy() == ReleasePolicy.SAFE_HARBOR;
    }

    /** The clocks of two machines differ; a day does not pass between two steps. */
    private static boolean permitted(ComplianceFacts facts) {
        return facts.consent().decision() == ConsentDecision.PERMIT
                && !facts.consent()
                        .evaluatedAt()
                        .plus(Duration.ofMinutes(5))
                        .isBefore(facts.document().receivedAt());
    }
}
