package health.pratique.store;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentSettings;
import health.pratique.consent.ConsentStatement;
import health.pratique.detection.DocumentDetection;
import health.pratique.detection.Originals;
import health.pratique.detection.PhiReport;
import health.pratique.detection.PhiReports;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RedactionList;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewLedger;
import health.pratique.kit.ReviewQueue;
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
import health.pratique.model.ReleasePolicy;
import health.pratique.model.RiskLevel;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Documents that have come as far as StoreDocument, and what became of them. */
@ApplicationScoped
class ReadyDocuments {

    static final Custodian HARBOR = new Custodian("harbor-clinic");
    static final String RUN = "run-1";
    static final String REVIEW_RUN = "review-1";
    static final Instant RECEIVED = Instant.parse("2026-01-02T23:59:59Z");

    private final DocumentDetection detection;
    private final Originals originals;
    private final PhiReports reports;
    private final AuditTrail trail;
    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final KitSettings settings;
    private final S3Client s3;
    private final ConsentLedger consents;
    private final ReviewQueue queue;
    private final ReviewLedger ledger;
    private final SubjectKeys keys;

    ReadyDocuments(
            DocumentDetection detection,
            Originals originals,
            PhiReports reports,
            AuditTrail trail,
            DocumentRegistry registry,
            DocumentVault vault,
            KitSettings settings,
            S3Client s3,
            ConsentSettings database,
            ReviewQueue queue,
            ReviewLedger ledger,
            SubjectKeys keys) {
        this.detection = detection;
        this.originals = originals;
        this.reports = reports;
        this.trail = trail;
        this.registry = registry;
        this.vault = vault;
        this.settings = settings;
        this.s3 = s3;
        this.consents = ConsentLedger.at(
                database.databaseUrl(), FunctionSecrets.LOGIN.user(), FunctionSecrets.LOGIN.password());
        this.queue = queue;
        this.ledger = ledger;
        this.keys = keys;
    }

    PipelineState ready(String text) {
        return ready(text, List.of());
    }

    /** Of a patient of its own, who permits all under these obligations. */
    PipelineState ready(String text, List<String> obligations) {
        SubjectToken subject = keys.token(HARBOR, UUID.randomUUID().toString());
        ConsentReference consent =
                consents.record(HARBOR, subject, ConsentStatement.permit().obliging(obligations));
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
                subject,
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
        return state.with(new ConsentOutcome(
                        ConsentDecision.PERMIT, consent.id().toString(), consent.version(), obligations, RECEIVED))
                .with(new PhiOutcome(RiskLevel.HIGH, Map.of(), 1, reports.write(document, report), "test/1", null))
                .with(new ComplianceOutcome(true, List.of()))
                .with(new FraudOutcome(0.1, 0.8, List.of(), "test/1"));
    }

    ConsentLedger consents() {
        return consents;
    }

    /** As {@link #ready}, but held by an earlier run and taken up by this one after a review. */
    PipelineState reviewed(String text, Decided decided) {
        PipelineState state = ready(text);
        hold(state);
        DocumentRecord held = record(state);
        Review review = queue.open(ReviewCase.held(
                HARBOR, held.id(), held.execution(), decided.reason(), decided.findings(), decided.facts(), RECEIVED));
        ledger.vote(review, decided.vote(), decided.fourEyes(), decided.last(), entry("DecideReview"));
        ledger.apply(queue.find(HARBOR, review.id()).orElseThrow(), decided.appliedBy(), entry("ApplyReview"));
        trail.claim(IntakeEvent.reprocess(held.location(), RECEIVED).claimFor(REVIEW_RUN));
        return new PipelineState(
                REVIEW_RUN,
                state.intake(),
                state.document(),
                state.consent(),
                state.phi(),
                state.compliance(),
                state.fraud(),
                null);
    }

    /** A list of what is to be redacted, where reviewers leave it. */
    RedactionList list(String lines) {
        byte[] content = lines.getBytes(StandardCharsets.UTF_8);
        String key = "quarantine/harbor-clinic/reviews/" + UUID.randomUUID() + "/list";
        String version = s3.putObject(
                        request -> request.bucket(settings.quarantineBucket()).key(key), RequestBody.fromBytes(content))
                .versionId();
        return new RedactionList(new ObjectLocation(settings.quarantineBucket(), key, version), sha256(content));
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry("reviewer:dr.osei", "test", action, AuditOutcome.SUCCESS, null, Map.of());
    }

    void hold(PipelineState state) {
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

    DocumentRecord record(PipelineState state) {
        return registry.find(HARBOR, state.accepted().id()).orElseThrow();
    }

    String copy(PipelineState state) {
        return new String(vault.open(state.release().location(), 100_000).content(), StandardCharsets.UTF_8);
    }

    boolean isReleased(PipelineState state) {
        try {
            vault.open(vault.releaseLocation(state.accepted()), 100_000);
            return true;
        } catch (DocumentRejected absent) {
            return false;
        }
    }

    int versions(ObjectLocation location) {
        return s3.listObjectVersions(
                        request -> request.bucket(location.bucket()).prefix(location.key()))
                .versions()
                .size();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
