package health.pratique.compliance;

import health.pratique.compliance.rule.DataQualityRules;
import health.pratique.compliance.rule.GdprRules;
import health.pratique.compliance.rule.Part2Rules;
import health.pratique.compliance.rule.PrivacyRules;
import health.pratique.compliance.rule.RetentionRules;
import health.pratique.compliance.rule.SecondaryUseRules;
import health.pratique.compliance.rule.SecurityRules;
import health.pratique.configuration.RulePack;
import health.pratique.model.Finding;
import java.util.Arrays;
import java.util.List;

/** All rules, pack by pack, in the order in which their findings are told. A rule is in force by its pack being so. */
public final class RuleBook {

    private static final RuleBook STANDARD = new RuleBook(
            Arrays.stream(RulePack.values()).flatMap(pack -> of(pack).stream()).toList());

    private final List<ComplianceRule> rules;

    private RuleBook(List<ComplianceRule> rules) {
        this.rules = rules;
    }

    private static List<ComplianceRule> of(RulePack pack) {
        return switch (pack) {
            case HIPAA_PRIVACY -> PrivacyRules.ALL;
            case HIPAA_SECURITY -> SecurityRules.ALL;
            case PART_2 -> Part2Rules.ALL;
            case GDPR -> GdprRules.ALL;
            case RETENTION -> RetentionRules.ALL;
            case DATA_QUALITY -> DataQualityRules.ALL;
            case SECONDARY_USE -> SecondaryUseRules.ALL;
        };
    }

    public static RuleBook standard() {
        return STANDARD;
    }

    public List<ComplianceRule> rules() {
        return rules;
    }

    /** The rules of the packs that are on. */
    public List<ComplianceRule> inForce(Circumstances circumstances) {
        return rules.stream()
                .filter(rule -> circumstances.configuration().inForce(rule.pack(), circumstances.inEurope()))
                .toList();
    }

    /** One finding for each rule in force that the document breaks. */
    public List<Finding> check(ComplianceFacts facts) {
        return check(inForce(facts.circumstances()), facts);
    }

    static List<Finding> check(List<ComplianceRule> rules, ComplianceFacts facts) {
        return rules.stream()
                .filter(rule -> !rule.passes(facts))
                .map(ComplianceRule::finding)
                .toList();
    }
}
