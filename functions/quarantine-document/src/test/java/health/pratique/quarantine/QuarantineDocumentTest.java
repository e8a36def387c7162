package health.pratique.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditChain;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.Submissions;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.StepFailure;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** How a document ends that is not released, over real stores. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
class QuarantineDocumentTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final String RUN = "run-1";
    private static final StepFailure RESIDUAL = new StepFailure(
            "StoreDocument",
            PolicyViolated.class.getName(),
            "{\"errorMessage\":\"RESIDUAL_PHI: have a reviewer redact it\"}");
    private static final StepFailure REJECTED = new StepFailure(
            "ValidateDocument",
            DocumentRejected.class.getName(),
            "{\"errorMessage\":\"FORMAT_UNSUPPORTED: send text\"}");

    private static final StepFailure DENIED = new StepFailure(
            "CheckConsent", ConsentDenied.class.getName(), "{\"errorMessage\":\"CONSENT_MISSING: record it\"}");

    @Inject
    ActivityWindows windows;

    @Inject
    @Named("quarantine-document")
    QuarantineDocumentHandler handler;

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

    @Inject
    ObjectMapper json;

    @Inject
    ReviewQueue reviews;

    @Test
    void aDocumentWhoseStepFailedIsHeldWithItsReason() {
        Document document = accepted();
        QuarantineResult result = handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(result.outcome().status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(result.outcome().reason()).isEqualTo(ReasonCode.RESIDUAL_PHI);
        assertThat(result.outcome().step()).isEqualTo("StoreDocument");
        DocumentRecord record = record(document);
        assertThat(record.status()).isEqualTo(DocumentStatus.QUARANTINED);
        assertThat(record.reason()).isEqualTo(ReasonCode.RESIDUAL_PHI);
    }

    @Test
    void aHeldDocumentHasOneReviewHoweverOftenTheStepIsRepeated() {
        Document document = accepted();
        QuarantineResult first = handler.handleRequest(request(document, RESIDUAL), null);
        QuarantineResult second = handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(second.review()).isNotNull().isEqualTo(first.review());
        Review review = reviews.find(HARBOR, first.review().id()).orElseThrow();
        assertThat(review.document()).isEqualTo(document.id());
        assertThat(review.reason()).isEqualTo(ReasonCode.RESIDUAL_PHI);
        assertThat(review.allowed()).contains(ReviewAction.REDACT_MORE).doesNotContain(ReviewAction.RELEASE);
    }

    @Test
    void aRejectedDocumentHasNoReview() {
        assertThat(handler.handleRequest(request(accepted(), REJECTED), null).review())
                .isNull();
    }

    @Test
    void theOriginalIsCopiedWhereNobodyOverwritesIt() {
        Document document = accepted();
        ObjectLocation held = handler.handleRequest(request(document, RESIDUAL), null)
                .outcome()
                .location();
        assertThat(held.bucket()).isEqualTo(settings.quarantineBucket());
        assertThat(held.key()).isEqualTo("quarantine/harbor-clinic/" + document.id() + "/original");
        assertThat(new String(vault.open(held, 100).content(), StandardCharsets.UTF_8))
                .isEqualTo("Zelda Quarrington");
    }

    @Test
    void theEndIsOnTheAuditTrailAndTheChainHolds() {
        Document document = accepted();
        handler.handleRequest(request(document, RESIDUAL), null);
        List<AuditEvent> events = trail.events(HARBOR, document.id());
        assertThat(events.getLast().action()).isEqualTo("QuarantineDocument");
        assertThat(events.getLast().reason()).isEqualTo(ReasonCode.RESIDUAL_PHI);
        assertThat(events.getLast().facts())
                .containsEntry("failedStep", "StoreDocument")
                .containsEntry("original", "held");
        assertThat(AuditChain.verify(events, record(document).head())).isEmpty();
    }

    @Test
    void aDocumentThatIsItselfAtFaultIsRejected() {
        Document document = accepted();
        assertThat(handler.handleRequest(request(document, REJECTED), null)
                        .outcome()
                        .status())
                .isEqualTo(DocumentStatus.REJECTED);
        assertThat(record(document).status()).isEqualTo(DocumentStatus.REJECTED);
    }

    @Test
    void calledTwiceItAnswersTheSameAndRecordsOnce() {
        Document document = accepted();
        QuarantineResult first = handler.handleRequest(request(document, RESIDUAL), null);
        int events = trail.events(HARBOR, document.id()).size();
        QuarantineResult second = handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(second.outcome().status()).isEqualTo(first.outcome().status());
        assertThat(second.outcome().reason()).isEqualTo(first.outcome().reason());
        assertThat(second.outcome().location().key())
                .isEqualTo(first.outcome().location().key());
        assertThat(second.alert()).isEqualTo(first.alert());
        assertThat(trail.events(HARBOR, document.id())).hasSize(events);
    }

    @Test
    void calledAfterAFirstCallThatGotNoFurtherThanTheCopyItEndsTheDocument() {
        Document document = accepted();
        vault.hold(HARBOR, document.id(), document.location());
        handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(record(document).status()).isEqualTo(DocumentStatus.QUARANTINED);
    }

    @Test
    void aCopyThatAFailedReleaseLeftIsTakenBack() {
        Document document = accepted();
        vault.release(document, "clean".getBytes(StandardCharsets.UTF_8));
        handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(released(document)).isFalse();
    }

    @Test
    void aCopyThatAFirstCallDidNotGetToTakeBackIsTakenBackByTheSecond() {
        Document document = accepted();
        handler.handleRequest(request(document, RESIDUAL), null);
        vault.release(document, "clean".getBytes(StandardCharsets.UTF_8));
        handler.handleRequest(request(document, RESIDUAL), null);
        assertThat(released(document)).isFalse();
    }

    @Test
    void aDocumentThatWasReleasedAfterAllStaysReleased() {
        Document document = accepted();
        ObjectLocation copy = vault.release(document, "clean".getBytes(StandardCharsets.UTF_8));
        commit(document, "StoreDocument", RegistryChange.released(copy));
        StepFailure late = new StepFailure("StoreDocument", "States.Timeout", "");
        QuarantineResult result = handler.handleRequest(request(document, late), null);
        assertThat(result.outcome().status()).isEqualTo(DocumentStatus.RELEASED);
        assertThat(result.outcome().location()).isEqualTo(copy);
        assertThat(released(document)).isTrue();
        assertThat(record(document).status()).isEqualTo(DocumentStatus.RELEASED);
    }

    @Test
    void anArchiveThatWasUnpackedAfterAllStaysUnpacked() throws Exception {
        IntakeEvent event = event(original());
        trail.claim(event.claimFor(RUN));
        AuditEntry entry = new AuditEntry(
                "function:ValidateDocument", "test", "ValidateDocument", AuditOutcome.SUCCESS, null, Map.of());
        trail.commit(registry.find(HARBOR, event.documentId()).orElseThrow(), entry, RegistryChange.unpacked());
        StepFailure late = new StepFailure("ValidateDocument", "States.Timeout", "");
        QuarantineResult result = handler.handleRequest(new QuarantineRequest(RUN, event, null, late), null);
        assertThat(result.outcome().status()).isEqualTo(DocumentStatus.UNPACKED);
        assertThat(registry.find(HARBOR, event.documentId()))
                .hasValueSatisfying(record -> assertThat(record.status()).isEqualTo(DocumentStatus.UNPACKED));
    }

    @Test
    void aDocumentThatNobodyClaimedIsClaimedAndEnded() throws Exception {
        ObjectLocation original = original();
        QuarantineRequest request = new QuarantineRequest(RUN, event(original), null, REJECTED);
        QuarantineResult result = handler.handleRequest(request, null);
        assertThat(result.outcome().status()).isEqualTo(DocumentStatus.REJECTED);
        assertThat(registry.find(HARBOR, event(original).documentId()))
                .hasValueSatisfying(record -> assertThat(record.reason()).isEqualTo(ReasonCode.FORMAT_UNSUPPORTED));
    }

    @Test
    void anOriginalThatIsGoneIsOnRecord() throws Exception {
        ObjectLocation gone =
                new ObjectLocation(settings.intakeBucket(), "intake/harbor-clinic/" + UUID.randomUUID(), null);
        QuarantineRequest request = new QuarantineRequest(RUN, event(gone), null, REJECTED);
        handler.handleRequest(request, null);
        assertThat(trail.events(HARBOR, event(gone).documentId()).getLast().facts())
                .containsEntry("original", "missing");
    }

    @Test
    void aDocumentOfAnotherRunIsLeftAlone() throws Exception {
        Document document = accepted();
        QuarantineRequest other = new QuarantineRequest("run-2", event(document.location()), null, REJECTED);
        QuarantineResult result = handler.handleRequest(other, null);
        assertThat(result.outcome().status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(result.outcome().reason()).isEqualTo(ReasonCode.NOT_CLAIMED);
        assertThat(record(document).status()).isEqualTo(DocumentStatus.PROCESSING);
    }

    @Test
    void aRequestThatNamesNoObjectIsADefect() {
        assertThatThrownBy(() -> handler.handleRequest(new QuarantineRequest(RUN, null, null, RESIDUAL), null))
                .isInstanceOf(InternalFault.class);
    }

    @Test
    void theAlertSaysWhatToDoAndNothingOfTheDocument() {
        Document document = accepted();
        Alert alert = handler.handleRequest(request(document, RESIDUAL), null).alert();
        assertThat(alert.subject()).isEqualTo("Pratique: document QUARANTINED, RESIDUAL_PHI");
        assertThat(alert.message())
                .contains(document.id().value(), "harbor-clinic", ReasonCode.RESIDUAL_PHI.remedy())
                .doesNotContain("Zelda", document.location().key());
    }

    @Test
    void itReadsWhatTheWorkflowSends() throws JsonProcessingException {
        Document document = accepted();
        String sent = """
            {"execution":"run-1","event":{"version":"0","id":"e1","detail-type":"Object Created","source":"aws.s3",
             "time":"2026-01-02T03:04:05Z","region":"eu-west-2","resources":[],
             "detail":{"bucket":{"name":"b"},"object":{"key":"intake/harbor-clinic/n.txt","size":3,"version-id":"v"}}},
             "state":%s,"failure":{"step":"CheckConsent","error":"States.Timeout","cause":""}}\
            """.formatted(json.writeValueAsString(PipelineState.accepted(RUN, document)));
        QuarantineResult result = handler.handleRequest(json.readValue(sent, QuarantineRequest.class), null);
        assertThat(result.outcome().reason()).isEqualTo(ReasonCode.STEP_TIMED_OUT);
        assertThat(json.readTree(json.writeValueAsString(result))
                        .at("/outcome/status")
                        .asText())
                .isEqualTo("QUARANTINED");
    }

    private Document accepted() {
        ObjectLocation location = original();
        IntakeEvent event = event(location);
        trail.claim(event.claimFor(RUN));
        Document document = new Document(
                event.documentId(),
                HARBOR,
                new SubjectToken("ab".repeat(32)),
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                "00".repeat(32),
                17,
                Instant.parse("2026-01-02T03:04:05Z"));
        commit(document, "ValidateDocument", RegistryChange.described(document));
        return document;
    }

    private ObjectLocation original() {
        String key = "intake/harbor-clinic/" + UUID.randomUUID() + ".txt";
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key),
                        RequestBody.fromString("Zelda Quarrington"))
                .versionId();
        return new ObjectLocation(settings.intakeBucket(), key, version);
    }

    private void commit(Document document, String step, RegistryChange change) {
        AuditEntry entry = new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, null, Map.of());
        trail.commit(record(document), entry, change);
    }

    private DocumentRecord record(Document document) {
        return registry.find(HARBOR, document.id()).orElseThrow();
    }

    private boolean released(Document document) {
        try {
            vault.open(vault.releaseLocation(document), 100);
            return true;
        } catch (DocumentRejected absent) {
            return false;
        }
    }

    @Test
    void aDenialCountsOnceForSourceAndSubmitter() {
        Document document = accepted();
        QuarantineRequest request = request(document, DENIED);
        List<Integer> before = denials(document, request);

        handler.handleRequest(request, null);
        handler.handleRequest(request, null);

        assertThat(denials(document, request))
                .isEqualTo(before.stream().map(count -> count + 1).toList())
                .hasSize(2);
    }

    @Test
    void whatAStepOfOursFailedOnCountsForNobody() {
        Document document = accepted();
        QuarantineRequest request = request(document, RESIDUAL);
        handler.handleRequest(request, null);

        assertThat(windows.before(Submissions.of(document, request.event(), ActivityEnd.PASSED, null))
                        .counted())
                .isFalse();
    }

    private List<Integer> denials(Document document, QuarantineRequest request) {
        return windows.before(Submissions.of(document, request.event(), ActivityEnd.PASSED, null)).actors().stream()
                .map(actor -> actor.today().denied())
                .toList();
    }

    private static QuarantineRequest request(Document document, @Nullable StepFailure failure) {
        return new QuarantineRequest(RUN, event(document.location()), PipelineState.accepted(RUN, document), failure);
    }

    private static IntakeEvent event(ObjectLocation location) {
        return new IntakeEvent(
                "aws.s3",
                "Object Created",
                Instant.parse("2026-01-02T03:04:05Z"),
                new IntakeEvent.Detail(
                        new IntakeEvent.Bucket(location.bucket()),
                        new IntakeEvent.S3Object(location.key(), location.versionId()),
                        null,
                        "111122223333",
                        "203.0.113.7"));
    }
}
