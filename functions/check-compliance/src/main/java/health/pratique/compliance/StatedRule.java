package health.pratique.compliance;

import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;
import java.util.function.Predicate;

/** A rule that one test decides. Rules of a pack stand beside each other as such, so that the pack reads like its law. */
public record StatedRule(
        RulePack pack,
        String id,
        Severity severity,
        String citation,
        String demand,
        String remedy,
        Predicate<ComplianceFacts> test)
        implements ComplianceRule {

    @Override
    public boolean passes(ComplianceFacts facts) {
        return test.test(facts);
    }
}
