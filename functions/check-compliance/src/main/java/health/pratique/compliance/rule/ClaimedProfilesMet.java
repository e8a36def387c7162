package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;

/** Who claims a US Core profile is believed by every reader that relies on it, so the claim is checked. */
public final class ClaimedProfilesMet implements ComplianceRule {

    @Override
    public String id() {
        return "us-core-claims-met";
    }

    @Override
    public RulePack pack() {
        return RulePack.DATA_QUALITY;
    }

    @Override
    public String demand() {
        return "Each resource that claims a US Core profile has the elements which that profile requires.";
    }

    @Override
    public String citation() {
        return "45 CFR 170.215(b)(1)";
    }

    @Override
    public Severity severity() {
        return Severity.REVIEW;
    }

    @Override
    public String remedy() {
        return "add the elements that the US Core profile requires, or do not claim it in meta.profile, and send the document again";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return facts.resources().stream().filter(UsCore::claimed).allMatch(UsCore::met);
    }
}
