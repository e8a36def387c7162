package health.pratique.compliance;

import health.pratique.configuration.RulePack;
import health.pratique.model.Finding;
import health.pratique.model.Severity;

/** One rule that a document keeps or breaks. A rule is stateless, says where it comes from, and decides by the facts alone. */
public interface ComplianceRule {

    /** Stable: findings, dashboards and reviewers' overrides refer to it. Lower-case words joined by hyphens. */
    String id();

    /** What it is switched on and off with. */
    RulePack pack();

    /** What the rule demands, in one sentence. */
    String demand();

    /** The paragraph behind the rule. */
    String citation();

    Severity severity();

    /** What to do about a document that breaks the rule. */
    String remedy();

    boolean passes(ComplianceFacts facts);

    default Finding finding() {
        return new Finding(id(), citation(), severity(), remedy());
    }
}
