package health.pratique.compliance;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StepResult;
import health.pratique.kit.StoredObject;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.Document;
import health.pratique.model.Finding;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a document against the rule book. A broken rule is an outcome, not a fault. */
@ApplicationScoped
public class ComplianceCheck {

    private final DocumentVault vault;
    private final InstantSource clock;

    ComplianceCheck(DocumentVault vault, InstantSource clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** @throws DocumentRejected DOCUMENT_CHANGED when the object is not the one that was accepted */
    StepResult check(PipelineState state) {
        Document document = state.accepted();
        StoredObject object = vault.open(document.location(), document.bytes());
        if (!object.sha256().equals(document.sha256())) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_CHANGED);
        }
        OpenedDocument content = DocumentFormats.standard()
                .reopen(object.content(), FormatLimits.STANDARD.withMaxBytes(document.bytes()));
        ComplianceFacts facts = ComplianceFacts.of(document, state.consented(), object, content, clock.instant());
        ComplianceOutcome outcome = ComplianceOutcome.of(RuleBook.standard().check(facts));
        return StepResult.done(state.with(outcome), facts(outcome));
    }

    private static Map<String, String> facts(ComplianceOutcome outcome) {
        return Map.of(
                "rules", Integer.toString(RuleBook.standard().rules().size()),
                "passed", Boolean.toString(outcome.passed()),
                "findings", outcome.findings().stream().map(Finding::rule).collect(Collectors.joining(" ")));
    }
}
