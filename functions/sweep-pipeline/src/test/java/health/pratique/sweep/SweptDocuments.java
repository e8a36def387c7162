package health.pratique.sweep;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentQuestion;
import health.pratique.consent.ConsentRegister;
import health.pratique.consent.ConsentSettings;
import health.pratique.consent.PolicyLedger;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.StepResult;
import health.pratique.kit.StepRunner;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Documents brought to where a sweep finds them, as the pipeline's functions bring them there. */
@ApplicationScoped
class SweptDocuments {

    private final ConsentRegister register;
    private final AuditTrail trail;
    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final StepRunner runner;
    private final KitSettings settings;
    private final S3Client s3;
    private final ConsentLedger consents;
    private final PolicyLedger policies;

    SweptDocuments(
            ConsentRegister register,
            AuditTrail trail,
            DocumentRegistry registry,
            DocumentVault vault,
            StepRunner runner,
            KitSettings settings,
            S3Client s3,
            ConsentSettings database) {
        this.register = register;
        this.trail = trail;
        this.registry = registry;
        this.vault = vault;
        this.runner = runner;
        this.settings = settings;
        this.s3 = s3;
        this.consents =
                ConsentLedger.at(database.databaseUrl(), SweepStores.LOGIN.user(), SweepStores.LOGIN.password());
        this.policies = PolicyLedger.at(database.databaseUrl(), SweepStores.LOGIN.user(), SweepStores.LOGIN.password());
    }

    ConsentLedger consents() {
        return consents;
    }

    PolicyLedger policies() {
        return policies;
    }

    static SubjectToken patient() {
        return new SubjectToken(UUID.randomUUID().toString().replace("-", "").repeat(2));
    }

    static Custodian custodian() {
        return new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** An object that nobody was told of. */
    ObjectLocation arrived(Custodian custodian) {
        String key = "intake/" + custodian + "/" + UUID.randomUUID() + ".txt";
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key), RequestBody.fromString("A note."))
                .versionId();
        return new ObjectLocation(settings.intakeBucket(), key, version);
    }

    /** Claimed and described; no consent was asked for yet. */
    PipelineState validated(Custodian custodian, SubjectToken patient, DocumentKind kind) {
        return validated(custodian, patient, kind, PurposeOfUse.HRESCH);
    }

    private PipelineState validated(
            Custodian custodian, SubjectToken patient, DocumentKind kind, PurposeOfUse purpose) {
        ObjectLocation location = arrived(custodian);
        DocumentId id = DocumentId.of(location.bucket(), location.key(), location.versionId());
        Document document = new Document(
                id,
                custodian,
                patient,
                DocumentFormat.TEXT,
                kind,
                purpose,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                "00".repeat(32),
                7,
                Instant.now());
        PipelineState state = PipelineState.accepted("run-" + id, document);
        trail.claim(new ClaimRequest(id, custodian, location, state.execution(), document.receivedAt(), false));
        commit(state, "ValidateDocument", RegistryChange.described(document));
        return state;
    }

    /** Past the gate. */
    PipelineState permitted(Custodian custodian, SubjectToken patient, DocumentKind kind) {
        return permitted(validated(custodian, patient, kind));
    }

    private PipelineState permitted(PipelineState state) {
        register.decide(ConsentQuestion.of(state));
        commit(state, "CheckConsent", RegistryChange.NO_OP);
        return state;
    }

    PipelineState permitted(Custodian custodian, SubjectToken patient) {
        return permitted(custodian, patient, DocumentKind.PROGRESS_NOTE);
    }

    PipelineState released(Custodian custodian, SubjectToken patient, DocumentKind kind) {
        return released(permitted(custodian, patient, kind));
    }

    PipelineState released(Custodian custodian, SubjectToken patient, PurposeOfUse purpose) {
        return released(permitted(validated(custodian, patient, DocumentKind.PROGRESS_NOTE, purpose)));
    }

    private PipelineState released(PipelineState state) {
        commit(state, "StoreDocument", RegistryChange.released(copied(state)));
        return state;
    }

    PipelineState released(Custodian custodian, SubjectToken patient) {
        return released(custodian, patient, DocumentKind.PROGRESS_NOTE);
    }

    /** Writes a copy, and puts nothing on record. */
    ObjectLocation copied(PipelineState state) {
        return vault.release(state.accepted(), "A clean note.".getBytes(StandardCharsets.UTF_8));
    }

    /** What the next step of the document's run would do. */
    void step(PipelineState state, String step) {
        runner.run(step, state, () -> StepResult.done(state, Map.of()));
    }

    DocumentRecord record(PipelineState state) {
        return registry.find(state.accepted().custodian(), state.accepted().id())
                .orElseThrow();
    }

    List<AuditEvent> events(PipelineState state) {
        return trail.events(state.accepted().custodian(), state.accepted().id());
    }

    int copies(PipelineState state) {
        ObjectLocation copy = vault.releaseLocation(state.accepted());
        var listed =
                s3.listObjectVersions(request -> request.bucket(copy.bucket()).prefix(copy.key()));
        return listed.versions().size() + listed.deleteMarkers().size();
    }

    private void commit(PipelineState state, String step, RegistryChange change) {
        trail.commit(
                record(state),
                new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, null, Map.of()),
                change);
    }
}
