package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.Severity;
import health.pratique.retention.RetentionClass;

/** A document whose kind nobody named is kept like the longest class, and that is noted; it is no reason to hold it. */
public final class RetentionClassKnown implements ComplianceRule {

    @Override
    public String id() {
        return "retention-class-known";
    }

    @Override
    public RulePack pack() {
        return RulePack.RETENTION;
    }

    @Override
    public String demand() {
        return "The document's kind has a retention class.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.316(b)(2)(i)";
    }

    @Override
    public Severity severity() {
        return Severity.WARN;
    }

    @Override
    public String remedy() {
        return "name what the document is in the metadata document-kind; until then it is kept for the longest class";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return RetentionClass.of(facts.document().kind()).isPresent();
    }
}
