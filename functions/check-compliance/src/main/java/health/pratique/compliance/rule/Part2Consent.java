package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;

/** Records of a substance use disorder programme need a consent that names them. */
public final class Part2Consent implements ComplianceRule {

    /** The obligation by which a consent says that it meets 42 CFR 2.31. */
    public static final String OBLIGATION = "PART_2_CONSENTED";

    @Override
    public String id() {
        return "part-2-consent";
    }

    @Override
    public RulePack pack() {
        return RulePack.PART_2;
    }

    @Override
    public String demand() {
        return "Records of substance use disorder treatment are covered by a consent that names them: it carries "
                + OBLIGATION + ".";
    }

    @Override
    public String citation() {
        return "42 CFR 2.31, 2.32";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "obtain a written consent with the elements of 42 CFR 2.31, record it in the consent as " + OBLIGATION
                + ", then reprocess";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return facts.consent().obligations().contains(OBLIGATION) || !Part2Record.is(facts);
    }
}
