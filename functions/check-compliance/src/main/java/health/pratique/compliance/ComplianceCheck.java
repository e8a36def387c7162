package health.pratique.compliance;

import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.ConfigurationVersion;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.StepResult;
import health.pratique.kit.StoredObject;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.Document;
import health.pratique.model.Finding;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Holds a document against the rules that its custodian has in force. A broken rule is an outcome, not a fault. */
@ApplicationScoped
public class ComplianceCheck {

    private final DocumentVault vault;
    private final CustodianConfiguration configuration;
    private final InstantSource clock;
    private final String region;

    ComplianceCheck(
            DocumentVault vault,
            CustodianConfiguration configuration,
            InstantSource clock,
            @ConfigProperty(name = "aws.region") Optional<String> region) {
        this.vault = vault;
        this.configuration = configuration;
        this.clock = clock;
        this.region = region.orElse("local");
    }

    /** @throws DocumentRejected DOCUMENT_CHANGED when the object is not the one that was accepted */
    StepResult check(PipelineState state) {
        Document document = state.accepted();
        ConfigurationVersion configured = configuration.of(document.custodian());
        StoredObject object = vault.open(document.location(), document.bytes());
        if (!object.sha256().equals(document.sha256())) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_CHANGED);
        }
        OpenedDocument content = DocumentFormats.standard()
                .reopen(object.content(), FormatLimits.STANDARD.withMaxBytes(document.bytes()));
        Circumstances circumstances = new Circumstances(configured.content(), region, clock.instant());
        ComplianceFacts facts = ComplianceFacts.of(document, state.consented(), object, content, circumstances);
        List<ComplianceRule> inForce = RuleBook.standard().inForce(circumstances);
        ComplianceOutcome outcome = ComplianceOutcome.of(RuleBook.check(inForce, facts));
        return StepResult.done(state.with(outcome), facts(outcome, inForce, configured));
    }

    private static Map<String, String> facts(
            ComplianceOutcome outcome, List<ComplianceRule> inForce, ConfigurationVersion configured) {
        return Map.of(
                "rules", Integer.toString(inForce.size()),
                "configurationVersion", Long.toString(configured.number()),
                "passed", Boolean.toString(outcome.passed()),
                "findings", outcome.findings().stream().map(Finding::rule).collect(Collectors.joining(" ")));
    }
}
