package health.pratique.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.detection.DetectedDocument;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReport;
import health.pratique.detection.PhiReports;
import health.pratique.detection.ReportedSpan;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.StepRunner;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.ComplianceOutcome;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.FraudOutcome;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleaseOutcome;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.RiskLevel;
import health.pratique.model.SubjectToken;
import health.pratique.phi.PhiType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Releases over real stores, with the local engine. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
@QuarkusTestResource(SubjectKeySecret.class)
class StoreDocumentTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final String RUN = "run-1";
    private static final Instant RECEIVED = Instant.parse("2026-01-02T23:59:59Z");
    private static final ConsentOutcome PERMIT = consent(ConsentDecision.PERMIT, List.of());
    private static final ComplianceOutcome PASSED = new ComplianceOutcome(true, List.of());
    private static final FraudOutcome USUAL = new FraudOutcome(0.1, 0.8, List.of(), "test/1");

    private static final String NOTE = """
            Patient: Zelda Quarrington    MRN: 55019273    DOB: 07/23/1961
            Mrs. Quarrington was seen on 03/04/2024. She can be reached at (617) 555-0142.
            Blood pressure 132/84, walking well. Return in 6 weeks.
            """;

    @Inject
    @Named("store-document")
    StoreDocumentHandler handler;

    @Inject
    StepRunner runner;

    @Inject
    Originals originals;

    @Inject
    PhiReports reports;

    @Inject
    DocumentDetection detection;

    @Inject
    OutputCheck check;

    @Inject
    SubjectKeys keys;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentRegistry registry;

    @Inject
    DocumentVault vault;

    @Inject
    KitSettings settings;

    @Inject
    S3Client s3;

    @Test
    void aReleasedNoteHoldsNoneOfItsIdentifiers() {
        PipelineState state = ready(NOTE);
        PipelineState after = handler.handleRequest(state, null);
        String copy = copy(after);
        assertThat(copy)
                .doesNotContain("Zelda", "Quarrington", "55019273", "07/23/1961", "03/04/2024", "555-0142")
                .contains("Blood pressure 132/84", "2024");
        assertThat(after.release().residualPhi()).isZero();
    }

    @Test
    void theCopyLiesUnderTheDayOfItsReceiptAndTellsNothing() {
        PipelineState state = ready(NOTE);
        ReleaseOutcome release = handler.handleRequest(state, null).release();
        assertThat(release.location().bucket()).isEqualTo(settings.releasedBucket());
        assertThat(release.location().key())
                .isEqualTo(
                        "released/harbor-clinic/2026/01/02/" + state.accepted().id() + ".txt");
        assertThat(vault.open(release.location(), 10_000).metadata())
                .containsOnlyKeys("document-id", "custodian", "release-policy");
    }

    @Test
    void aReleaseIsOnRecordAndTheChainHolds() {
        PipelineState state = ready(NOTE);
        ReleaseOutcome release = handler.handleRequest(state, null).release();
        DocumentRecord record = record(state);
        assertThat(record.status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(record.release()).isEqualTo(release.location());
        List<AuditEvent> events = trail.events(HARBOR, state.accepted().id());
        assertThat(events.getLast().action()).isEqualTo("StoreDocument");
        assertThat(events.getLast().facts()).containsKeys("passes", "replaced");
        assertThat(AuditChain.verify(events, record.head())).isEmpty();
    }

    @Test
    void calledAgainItAnswersWithTheSameRelease() {
        PipelineState state = ready(NOTE);
        PipelineState first = handler.handleRequest(state, null);
        int events = trail.events(HARBOR, state.accepted().id()).size();
        assertThat(handler.handleRequest(state, null)).isEqualTo(first);
        assertThat(trail.events(HARBOR, state.accepted().id())).hasSize(events);
        assertThat(versions(first.release().location())).isEqualTo(1);
    }

    @Test
    void calledAfterAFirstCallThatOnlyWroteTheCopyItReleases() {
        PipelineState state = ready(NOTE);
        vault.release(state.accepted(), "half done".getBytes(StandardCharsets.UTF_8));
        PipelineState after = handler.handleRequest(state, null);
        assertThat(copy(after)).doesNotContain("half done", "Zelda");
        assertThat(record(state).release()).isEqualTo(after.release().location());
    }

    @Test
    void aDocumentThatWasHeldBeforeIsNotReleased() {
        PipelineState state = ready(NOTE);
        hold(state);
        assertRefused(state, InternalFault.class, ReasonCode.NOT_CLAIMED);
    }

    @Test
    void aDocumentThatIsHeldWhileItIsCleanedIsNotReleasedAndItsCopyIsTakenBack() {
        PipelineState state = ready(NOTE);
        DocumentCleaner slow = new DocumentCleaner(check) {
            @Override
            Cleaning clean(OpenedDocument original, DetectedDocument found, ReleasePolicy policy, byte[] key) {
                hold(state);
                return super.clean(original, found, policy, key);
            }
        };
        DocumentRelease release = new DocumentRelease(runner, originals, reports, detection, slow, keys, vault);
        assertThatThrownBy(() -> release.run(state))
                .isInstanceOfSatisfying(
                        InternalFault.class, fault -> assertThat(fault.reason()).isEqualTo(ReasonCode.NOT_CLAIMED));
        assertThat(isReleased(state)).isFalse();
        assertThat(record(state).status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void anOriginalWithOtherBytesThanThoseAcceptedIsRejected() {
        PipelineState state = ready(NOTE);
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
                "00".repeat(32),
                accepted.bytes(),
                accepted.receivedAt());
        PipelineState changed = new PipelineState(
                RUN, state.intake(), other, state.consent(), state.phi(), state.compliance(), state.fraud(), null);
        assertRefused(changed, DocumentRejected.class, ReasonCode.DOCUMENT_CHANGED);
    }

    @Test
    void withoutAConsentDecisionNothingIsReleased() {
        PipelineState state = ready(NOTE);
        assertRefused(
                new PipelineState(RUN, state.intake(), state.document(), null, state.phi(), PASSED, USUAL, null),
                PolicyViolated.class,
                ReasonCode.CONSENT_MISSING);
    }

    @Test
    void aDenialIsFinal() {
        assertRefused(
                ready(NOTE).with(consent(ConsentDecision.DENY, List.of())),
                PolicyViolated.class,
                ReasonCode.CONSENT_REFUSED);
    }

    @Test
    void anObligationThatIsNotKnownIsNotIgnored() {
        assertRefused(
                ready(NOTE).with(consent(ConsentDecision.PERMIT, List.of("REDACT_HIV"))),
                PolicyViolated.class,
                ReasonCode.RULE_FAILED);
    }

    @Test
    void anObligationThatEveryReleaseMeetsIsMet() {
        PipelineState state = ready(NOTE).with(consent(ConsentDecision.PERMIT, List.of("REDACT_THIRD_PARTIES")));
        assertThat(handler.handleRequest(state, null).release()).isNotNull();
    }

    @Test
    void aFailedRuleIsFinal() {
        assertRefused(
                ready(NOTE).with(new ComplianceOutcome(false, List.of())),
                PolicyViolated.class,
                ReasonCode.RULE_FAILED);
    }

    @Test
    void aScoreAtTheThresholdIsTooHigh() {
        assertRefused(
                ready(NOTE).with(new FraudOutcome(0.8, 0.8, List.of(), "test/1")),
                PolicyViolated.class,
                ReasonCode.FRAUD_SUSPECTED);
    }

    @Test
    void aScoreThatIsNoNumberIsTooHigh() {
        assertRefused(
                ready(NOTE).with(new FraudOutcome(Double.NaN, 0.8, List.of(), "test/1")),
                PolicyViolated.class,
                ReasonCode.FRAUD_SUSPECTED);
    }

    @Test
    void theReportOfAnotherDocumentIsNotTaken() {
        PipelineState state = ready(NOTE);
        PipelineState other = ready("Another note altogether.\n");
        assertRefused(state.with(other.detected()), InternalFault.class, ReasonCode.DEFECT);
    }

    @Test
    void howTheSenderKnowsThePatientIsNotInTheCopy() {
        PipelineState state = ready("Seen: zq 4711 basalt, walking well.\n");
        assertThat(copy(handler.handleRequest(state, null))).doesNotContainIgnoringCase("4711 basalt");
    }

    @Test
    void whatOnlyTheFirstPassFoundIsTakenOut() {
        String text = "The lighthouse was mentioned.\n";
        PipelineState state = ready(text);
        PhiReport found = new PhiReport(
                1,
                state.accepted().id(),
                state.accepted().sha256(),
                "test/1",
                Map.of(),
                List.of(new ReportedSpan("text", 4, 14, PhiType.NAME, 0.5, "comprehend")));
        PhiOutcome outcome =
                new PhiOutcome(RiskLevel.MEDIUM, Map.of(), 0.5, reports.write(state.accepted(), found), "test/1");
        assertThat(copy(handler.handleRequest(state.with(outcome), null))).isEqualTo("The [NAME] was mentioned.\n");
    }

    private void assertRefused(PipelineState state, Class<? extends PipelineFault> type, ReasonCode reason) {
        assertThatThrownBy(() -> handler.handleRequest(state, null))
                .isInstanceOfSatisfying(
                        type, fault -> assertThat(fault.reason()).isEqualTo(reason));
        assertThat(isReleased(state)).isFalse();
        assertThat(record(state).status()).isNotEqualTo(DocumentStatus.RELEASED);
    }

    private PipelineState ready(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String key = "intake/harbor-clinic/" + UUID.randomUUID() + ".txt";
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket())
                                .key(key)
                                .metadata(Map.of("patient-id", "ZQ 4711 basalt")),
                        RequestBody.fromBytes(content))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        Document document = new Document(
                DocumentId.of(location.bucket(), key, version),
                HARBOR,
                new SubjectToken("ab".repeat(32)),
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                sha256(content),
                content.length,
                RECEIVED);
        trail.claim(new ClaimRequest(document.id(), HARBOR, location, RUN, RECEIVED, false));
        PipelineState state = PipelineState.accepted(RUN, document);
        commit(state, "ValidateDocument", RegistryChange.described(document));
        PhiReport report = PhiReport.of(document, detection.detect(originals.open(document)));
        return state.with(PERMIT)
                .with(new PhiOutcome(RiskLevel.HIGH, Map.of(), 1, reports.write(document, report), "test/1"))
                .with(PASSED)
                .with(USUAL);
    }

    private void hold(PipelineState state) {
        commit(
                state,
                "QuarantineDocument",
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.STEP_TIMED_OUT));
    }

    private void commit(PipelineState state, String step, RegistryChange change) {
        trail.commit(
                record(state),
                new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, null, Map.of()),
                change);
    }

    private DocumentRecord record(PipelineState state) {
        return registry.find(HARBOR, state.accepted().id()).orElseThrow();
    }

    private String copy(PipelineState state) {
        return new String(vault.open(state.release().location(), 100_000).content(), StandardCharsets.UTF_8);
    }

    private boolean isReleased(PipelineState state) {
        try {
            vault.open(vault.releaseLocation(state.accepted()), 100_000);
            return true;
        } catch (DocumentRejected absent) {
            return false;
        }
    }

    private int versions(ObjectLocation location) {
        return s3.listObjectVersions(
                        request -> request.bucket(location.bucket()).prefix(location.key()))
                .versions()
                .size();
    }

    private static ConsentOutcome consent(ConsentDecision decision, List<String> obligations) {
        return new ConsentOutcome(decision, "c-1", 1, obligations, RECEIVED);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
