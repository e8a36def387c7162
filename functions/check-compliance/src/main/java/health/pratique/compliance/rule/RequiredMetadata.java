package health.pratique.compliance.rule;

import health.pratique.compliance.ComplianceFacts;
import health.pratique.compliance.ComplianceRule;
import health.pratique.configuration.RulePack;
import health.pratique.model.DocumentKind;
import health.pratique.model.Severity;
import java.util.Locale;

/**
 * A disclosure can be accounted for only if it is known whose document it was, what it was, from where, and for what. Each may
 * come from the metadata or the content; the metadata as stored must not say otherwise than the document was accepted as.
 */
public final class RequiredMetadata implements ComplianceRule {

    @Override
    public String id() {
        return "required-metadata";
    }

    @Override
    public RulePack pack() {
        return RulePack.HIPAA_PRIVACY;
    }

    @Override
    public String demand() {
        return "Patient, kind, purpose of use and source are known, and the stored metadata say the same.";
    }

    @Override
    public String citation() {
        return "45 CFR 164.528(b)(2)";
    }

    @Override
    public Severity severity() {
        return Severity.BLOCK;
    }

    @Override
    public String remedy() {
        return "set the object metadata patient-id, document-kind, purpose-of-use and source-system, and send the document again";
    }

    @Override
    public boolean passes(ComplianceFacts facts) {
        return patientKnown(facts)
                && kindKnown(facts)
                && !facts.document().source().isBlank()
                && agrees(facts, "purpose-of-use", facts.document().purpose().name())
                && agrees(
                        facts,
                        "release-policy",
                        facts.document().releasePolicy().name());
    }

    private static boolean patientKnown(ComplianceFacts facts) {
        return facts.object().metadata("patient-id").isPresent()
                || !facts.said().patients().isEmpty()
                || !facts.said().subjects().isEmpty();
    }

    private static boolean kindKnown(ComplianceFacts facts) {
        return facts.said().kind() != null
                || facts.object()
                        .metadata("document-kind")
                        .flatMap(DocumentKind::parse)
                        .isPresent();
    }

    private static boolean agrees(ComplianceFacts facts, String name, String accepted) {
        return facts.object()
                .metadata(name)
                .map(value -> value.replace('-', '_').toUpperCase(Locale.ROOT).equals(accepted))
                .orElse(true);
    }
}
