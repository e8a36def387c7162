package health.pratique.quarantine;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MeasuredWork;
import health.pratique.kit.MetricSink;
import health.pratique.kit.RegistryChange;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.QuarantineOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a document that is not released: keeps a copy of its original where nobody overwrites it, puts the end on record, and
 * takes back a copy that a failed release may have left. Whatever state the document is in, its run ends with a terminal status
 * on record or with a fault. Called again, it answers as the first time.
 */
@ApplicationScoped
public class DocumentQuarantine {

    private static final String STEP = "QuarantineDocument";

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final DocumentVault vault;
    private final KitSettings settings;
    private final ObjectMapper json;
    private final MeasuredWork work;
    private final HeldReviews reviews;
    private final RefusalCount refusals;

    public DocumentQuarantine(
            DocumentRegistry registry,
            AuditTrail trail,
            DocumentVault vault,
            KitSettings settings,
            ObjectMapper json,
            MetricSink metrics,
            HeldReviews reviews,
            RefusalCount refusals) {
        this.registry = registry;
        this.trail = trail;
        this.vault = vault;
        this.settings = settings;
        this.json = json;
        this.work = new MeasuredWork(STEP, metrics);
        this.reviews = reviews;
        this.refusals = refusals;
    }

    /** @throws PipelineFault if the document could not be ended; the workflow then sends its references to the dead-letter queue */
    public QuarantineResult run(QuarantineRequest request) {
        return work.run(() -> end(request));
    }

    private QuarantineResult end(QuarantineRequest request) {
        HeldDocument document = HeldDocument.of(request);
        Verdict verdict = Verdict.of(request, json);
        DocumentRecord found =
                registry.find(document.custodian(), document.id()).orElseGet(() -> claimed(document, request));
        boolean ours = found.execution().equals(request.execution());
        if (!ours || found.status().terminal()) {
            return ended(document, verdict, found, request);
        }
        Optional<ObjectLocation> copy = vault.hold(document.custodian(), document.id(), document.location());
        try {
            trail.commit(found, entry(verdict, copy), RegistryChange.ended(verdict.status(), verdict.reason()));
        } catch (InternalFault fault) {
            DocumentRecord now =
                    registry.find(document.custodian(), document.id()).orElse(found);
            if (fault.reason() == ReasonCode.NOT_CLAIMED && now.status().terminal()) {
                // A step that was given up as timed out came to its end after all, and was first.
                return ended(document, verdict, now, request);
            }
            throw fault;
        }
        withdraw(document);
        refusals.count(request, document, verdict);
        QuarantineOutcome outcome = new QuarantineOutcome(
                verdict.status(), verdict.reason(), verdict.step(), copy.orElse(document.location()));
        return result(document, outcome, verdict, found, request);
    }

    /** The document never got as far as its claim: it is claimed here, so that it is not lost. */
    private DocumentRecord claimed(HeldDocument document, QuarantineRequest request) {
        IntakeEvent event = request.event();
        if (event == null || !event.documentId().equals(document.id())) {
            throw new InternalFault(ReasonCode.NOT_CLAIMED);
        }
        trail.claim(event.claimFor(request.execution()));
        return registry.find(document.custodian(), document.id())
                .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
    }

    /** The document has ended before, or is another run's: its status stands. */
    private QuarantineResult ended(
            HeldDocument document, Verdict verdict, DocumentRecord found, QuarantineRequest request) {
        boolean ours = found.execution().equals(request.execution());
        ObjectLocation release = found.release();
        ObjectLocation where = release == null ? vault.holdLocation(document.custodian(), document.id()) : release;
        if (ours && found.status() != DocumentStatus.RELEASED) {
            withdraw(document);
        }
        ReasonCode reason = found.reason();
        ReasonCode own = ours ? verdict.reason() : ReasonCode.NOT_CLAIMED;
        QuarantineOutcome outcome =
                new QuarantineOutcome(found.status(), reason == null ? own : reason, verdict.step(), where);
        return result(document, outcome, verdict, found, request);
    }

    /** Only after the end is on record: before it, a release under way could still be recorded, and would lack its copy. */
    private void withdraw(HeldDocument document) {
        Document known = document.document();
        if (known != null) {
            vault.retract(vault.releaseLocation(known));
        }
    }

    private AuditEntry entry(Verdict verdict, Optional<ObjectLocation> copy) {
        Map<String, String> facts = new HashMap<>(verdict.facts());
        facts.put("status", verdict.status().name());
        facts.put("original", copy.isPresent() ? "held" : "missing");
        return new AuditEntry(
                "function:" + STEP, settings.functionVersion(), STEP, AuditOutcome.SUCCESS, verdict.reason(), facts);
    }

    /** A held document has its review, whichever run held it and however often this step is repeated. */
    private QuarantineResult result(
            HeldDocument document,
            QuarantineOutcome outcome,
            Verdict verdict,
            DocumentRecord found,
            QuarantineRequest request) {
        boolean ours = found.execution().equals(request.execution());
        ReviewReference review = outcome.status() == DocumentStatus.QUARANTINED
                ? ReviewReference.to(reviews.open(found, outcome.reason(), verdict, ours ? request.state() : null))
                : null;
        return new QuarantineResult(outcome, Alert.of(document, outcome), review);
    }
}
