package health.pratique.compliance.rule;

import static health.pratique.configuration.RulePack.SECONDARY_USE;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.Severity.BLOCK;
import static health.pratique.model.Severity.REVIEW;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.compliance.StatedRule;
import health.pratique.configuration.ResearchApproval;
import health.pratique.model.ReleasePolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What research, statistics and the training of models ask for beyond the law on disclosure. */
public final class SecondaryUseRules {

    /** Object metadata by which a sender says what the document is for, more closely than its purpose of use. */
    static final String INTENDED_USE = "intended-use";

    static final String MODEL_TRAINING = "model-training";

    public static final List<ComplianceRule> ALL = List.of(
            new StatedRule(
                    SECONDARY_USE,
                    "research-approved",
                    BLOCK,
                    "45 CFR 46.109(a), 45 CFR 164.512(i)(1)(i)",
                    "Research has the approval of a board, configured as research.approval.",
                    "configure the approval's reference as research.approval",
                    facts -> facts.document().purpose() != HRESCH
                            || research(facts).approval() != null),
            new StatedRule(
                    SECONDARY_USE,
                    "research-approval-in-force",
                    BLOCK,
                    "45 CFR 46.109(e)",
                    "The board's approval has not run out.",
                    "have the approval renewed, and configure its new end as research.approvedUntil",
                    SecondaryUseRules::approvalInForce),
            new StatedRule(
                    SECONDARY_USE,
                    "data-use-agreement",
                    BLOCK,
                    "45 CFR 164.514(e)(4)",
                    "A limited data set goes to a recipient with whom a data use agreement is configured.",
                    "configure the agreement's reference as research.dataUseAgreement",
                    facts -> facts.document().releasePolicy() != ReleasePolicy.LIMITED_DATASET
                            || research(facts).dataUseAgreement() != null),
            new StatedRule(
                    SECONDARY_USE,
                    "expert-determination",
                    BLOCK,
                    "45 CFR 164.514(b)(1)",
                    "Documents under pseudonyms, which stay linked, leave on an expert's determination that is configured.",
                    "configure the determination's reference as research.expertDetermination",
                    facts -> facts.document().releasePolicy() != ReleasePolicy.PSEUDONYMISED
                            || research(facts).expertDetermination() != null),
            new StatedRule(
                    SECONDARY_USE,
                    "model-training-approved",
                    BLOCK,
                    "45 CFR 164.508(c)(1)(iv); Regulation (EU) 2024/1689 Article 10(2)(b)",
                    "What is sent with the metadata intended-use = model-training is covered by an approval that says so.",
                    "have the approval cover the training of models, and configure research.modelTraining",
                    facts -> research(facts).modelTraining() || !forTraining(facts)),
            new StatedRule(
                    SECONDARY_USE,
                    "no-instructions-to-models",
                    REVIEW,
                    "NIST AI 100-2 E2025, indirect prompt injection",
                    "No text in the document tells a language model what to do.",
                    "have the source looked into, and the passage removed",
                    facts -> facts.prose().passages().stream().noneMatch(ModelInstructions::in)),
            new StatedRule(
                    SECONDARY_USE,
                    "small-cells",
                    REVIEW,
                    "CMS cell size suppression policy; 45 CFR 164.514(b)(2)(ii)",
                    "No table shows a group of fewer people than thresholds.smallestCell, none excepted.",
                    "suppress or merge the small groups, and send the table again",
                    SmallCells::none),
            new StatedRule(
                    SECONDARY_USE,
                    "rare-disease",
                    REVIEW,
                    "45 CFR 164.514(b)(2)(ii)",
                    "No rare disease by its Orphanet code, which with a region or an age can identify the patient.",
                    "have an expert determine the risk, or replace the code by a wider one",
                    facts -> facts.statements().codings().stream()
                            .noneMatch(coding -> coding.isOf("http://www.orpha.net"))),
            new StatedRule(
                    SECONDARY_USE,
                    "genomic-data-sharing",
                    REVIEW,
                    "NIH Genomic Data Sharing Policy, NOT-OD-14-124",
                    "Results of genetic tests serve research only under a board's approval that is configured.",
                    "configure research.approval once the board has reviewed the sharing of genomic data",
                    facts -> facts.document().purpose() != HRESCH
                            || research(facts).approval() != null
                            || !GeneticData.in(facts)));

    private SecondaryUseRules() {}

    private static ResearchApproval research(ComplianceFacts facts) {
        return facts.configuration().research();
    }

    private static boolean approvalInForce(ComplianceFacts facts) {
        LocalDate until = research(facts).approvedUntil();
        return facts.document().purpose() != HRESCH || until == null || !until.isBefore(facts.today());
    }

    private static boolean forTraining(ComplianceFacts facts) {
        return facts.object()
                .metadata(INTENDED_USE)
                .map(use -> use.toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(MODEL_TRAINING::equals)
                .isPresent();
    }
}
