package health.pratique.compliance;

import health.pratique.compliance.rule.ClaimedProfilesMet;
import health.pratique.compliance.rule.CompleteContent;
import health.pratique.compliance.rule.EncryptedAtRest;
import health.pratique.compliance.rule.MeaningfulResources;
import health.pratique.compliance.rule.MinimumNecessary;
import health.pratique.compliance.rule.NoExecutableContent;
import health.pratique.compliance.rule.Part2Consent;
import health.pratique.compliance.rule.PlausibleDates;
import health.pratique.compliance.rule.PsychotherapyAuthorization;
import health.pratique.compliance.rule.PurposeAllowed;
import health.pratique.compliance.rule.RequiredMetadata;
import health.pratique.compliance.rule.RetentionClassKnown;
import health.pratique.model.Finding;
import java.util.List;

/** The rules in force, in the order in which their findings are told. A rule is in force by being listed here. */
public final class RuleBook {

    private static final RuleBook STANDARD = new RuleBook(List.of(
            new EncryptedAtRest(),
            new RequiredMetadata(),
            new RetentionClassKnown(),
            new PurposeAllowed(),
            new MinimumNecessary(),
            new PsychotherapyAuthorization(),
            new Part2Consent(),
            new ClaimedProfilesMet(),
            new MeaningfulResources(),
            new PlausibleDates(),
            new CompleteContent(),
            new NoExecutableContent()));

    private final List<ComplianceRule> rules;

    private RuleBook(List<ComplianceRule> rules) {
        this.rules = rules;
    }

    public static RuleBook standard() {
        return STANDARD;
    }

    public List<ComplianceRule> rules() {
        return rules;
    }

    /** One finding for each rule that the document breaks. */
    public List<Finding> check(ComplianceFacts facts) {
        return rules.stream()
                .filter(rule -> !rule.passes(facts))
                .map(ComplianceRule::finding)
                .toList();
    }
}
