package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;

/** Scripts in narrative or text, script addresses, programs and macros in attachments, formulas that a spreadsheet would run. */
public final class NoExecutableContent implements ComplianceRule {

    @Override
    public String id() {
        return "no-executable-content";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_SECURITY;
    }

    @Override
    public String demand() {
        return "Nothing in the document runs: no scripts, script addresses, programs, macros or formulas that reach out.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.308(a)(5)(ii)(B)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "have the source checked for malicious software; send the document again without scripts, macros or programs";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return facts.prose().texts().stream().noneMatch(NoExecutableContent::active)
                && facts.statements().texts().stream().noneMatch(ActiveText::in)
                && facts.statements().data().stream().noneMatch(NoExecutableContent::activeData);
    }

    private static boolean active(String prose) {
        return ActiveText.in(prose) || Base64Content.within(prose).stream().anyMatch(ActiveBytes::in);
    }

    private static boolean activeData(String text) {
        return Base64Content.decode(text).map(ActiveBytes::in).orElseGet(() -> ActiveText.in(text));
    }
}
