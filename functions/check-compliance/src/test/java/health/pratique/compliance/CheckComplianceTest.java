package health.pratique.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.audit.AuditEvent;
import health.pratique.configuration.ConfigurationContent;
import health.pratique.configuration.RulePack;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.KitSettings;
import health.pratique.kit.StoredObject;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.Finding;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The function as the workflow calls it, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
class CheckComplianceTest {

    private static final Custodian CUSTODIAN = new Custodian("north-clinic");
    private static final Instant NOW = Instant.parse("2026-03-03T11:00:00Z");
    private static final String NOTE = "PROGRESS NOTE\n\nSeen for follow-up of asthma. Continue albuterol as needed.\n";

    private static final int RULES_BY_DEFAULT = RuleBook.standard()
            .inForce(new Circumstances(ConfigurationContent.DEFAULT, "local", NOW))
            .size();

    @Inject
    CustodianConfiguration configuration;

    @Inject
    @Named("check-compliance")
    RequestHandler<PipelineState, PipelineState> handler;

    @Inject
    AuditTrail trail;

    @Inject
    S3Client s3;

    @Inject
    KitSettings settings;

    @Test
    void anOrdinaryNoteUnderOurKeyPasses() {
        PipelineState state = stored(NOTE, ServerSideEncryption.AWS_KMS);

        assertThat(check(state)).isEqualTo(new ComplianceOutcome(true, List.of()));
        assertThat(lastEvent(state).facts())
                .containsEntry("passed", "true")
                .containsEntry("rules", Integer.toString(RULES_BY_DEFAULT))
                .containsEntry("configurationVersion", "0")
                .containsEntry("findings", "");
    }

    @Test
    void brokenRulesAreAnOutcomeAndOnRecord() {
        PipelineState state = stored("PSYCHOTHERAPY NOTE\n\nWe spoke about loss.", ServerSideEncryption.AES256);

        ComplianceOutcome outcome = check(state);

        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.findings())
                .extracting(Finding::rule)
                .containsExactly("psychotherapy-authorization", "encrypted-at-rest");
        assertThat(lastEvent(state).facts()).containsEntry("findings", "psychotherapy-authorization encrypted-at-rest");
    }

    @Test
    void aCustodianSwitchesAPackOnAndItsVersionIsOnRecord() {
        Custodian custodian = new Custodian("strict-clinic");
        configuration.change(
                custodian,
                ConfigurationContent.DEFAULT.with(RulePack.SECONDARY_USE, true),
                "user:officer",
                "models are trained here");
        PipelineState state = stored(custodian, NOTE, ServerSideEncryption.AWS_KMS);

        assertThat(check(state).findings()).extracting(Finding::rule).containsExactly("research-approved");
        assertThat(trail.events(custodian, state.accepted().id()).getLast().facts())
                .containsEntry("configurationVersion", "1");
    }

    @Test
    void anObjectOtherThanTheAcceptedOneIsRejected() {
        PipelineState state = stored(NOTE, ServerSideEncryption.AWS_KMS);
        Document accepted = state.accepted();
        Document other = new Document(
                accepted.id(),
                accepted.custodian(),
                accepted.subject(),
                accepted.format(),
                accepted.kind(),
                accepted.purpose(),
                accepted.source(),
                accepted.releasePolicy(),
                accepted.location(),
                "f".repeat(64),
                accepted.bytes(),
                accepted.receivedAt());

        assertThatThrownBy(() -> handler.handleRequest(consented(state.execution(), other), null))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.DOCUMENT_CHANGED));
    }

    private ComplianceOutcome check(PipelineState state) {
        ComplianceOutcome outcome = handler.handleRequest(state, null).compliance();
        assertThat(outcome).isNotNull();
        return outcome;
    }

    private AuditEvent lastEvent(PipelineState state) {
        return trail.events(CUSTODIAN, state.accepted().id()).getLast();
    }

    private PipelineState stored(String text, ServerSideEncryption encryption) {
        return stored(CUSTODIAN, text, encryption);
    }

    private PipelineState stored(Custodian custodian, String text, ServerSideEncryption encryption) {
        String key = "intake/" + custodian + "/" + UUID.randomUUID();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket())
                                .key(key)
                                .serverSideEncryption(encryption)
                                .metadata(Map.of(
                                        "patient-id", "P-1",
                                        "document-kind", "progress-note",
                                        "purpose-of-use", "HRESCH",
                                        "source-system", "ehr-a")),
                        RequestBody.fromBytes(content))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        Document document = new Document(
                DocumentId.of(location.bucket(), key, version),
                custodian,
                new SubjectToken("0".repeat(64)),
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                new StoredObject(location, content, Map.of(), NOW, null, null).sha256(),
                content.length,
                NOW);
        String execution = "run-" + document.id();
        trail.claim(new ClaimRequest(document.id(), custodian, location, execution, NOW, false));
        return consented(execution, document);
    }

    private static PipelineState consented(String execution, Document document) {
        return PipelineState.accepted(execution, document)
                .with(new ConsentOutcome(ConsentDecision.PERMIT, "consent-1", 1, List.of(), NOW));
    }
}
