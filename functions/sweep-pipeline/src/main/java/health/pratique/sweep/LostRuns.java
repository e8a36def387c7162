package health.pratique.sweep;

import health.pratique.audit.AuditEvent;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RegistryChange;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.retraction.PipelineEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Ends every document whose run was lost: by another run, or, after too many of them, in quarantine. It is safe to be wrong
 * about a run: whoever holds the claim alone can put anything on record, and a redriven document changes hands.
 */
@ApplicationScoped
public class LostRuns {

    private static final String LOST = "MissRun";
    private static final String ABANDON = "AbandonDocument";
    private static final String REPROCESS = "ReprocessDocument";

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final DocumentVault vault;
    private final PipelineEvents events;
    private final SweepRecord record;
    private final SweepSettings settings;

    public LostRuns(
            DocumentRegistry registry,
            AuditTrail trail,
            DocumentVault vault,
            PipelineEvents events,
            SweepRecord record,
            SweepSettings settings) {
        this.registry = registry;
        this.trail = trail;
        this.vault = vault;
        this.events = events;
        this.record = record;
        this.settings = settings;
    }

    /** @param since no step of a document that is looked at was put on record after this */
    void replace(Custodian custodian, Instant since, Tally tally, BooleanSupplier timeLeft) {
        for (DocumentRecord found : registry.standingSince(custodian, since, settings.documents())) {
            if (timeLeft.getAsBoolean()) {
                // The index may lag behind: what counts is what is so now.
                registry.find(custodian, found.id())
                        .filter(now -> now.status() == DocumentStatus.PROCESSING)
                        .filter(now -> !now.updatedAt().isAfter(since))
                        .ifPresent(now -> replace(now, tally));
            }
        }
    }

    /** What is wrong with one document keeps no other waiting. */
    private void replace(DocumentRecord lost, Tally tally) {
        try {
            int before = lostBefore(lost);
            if (before < settings.redrives()) {
                redrive(lost, before + 1);
                tally.count(lost.custodian(), Swept.REDRIVEN);
            } else if (abandon(lost)) {
                tally.count(lost.custodian(), Swept.ABANDONED);
            }
        } catch (InternalFault moved) {
            if (moved.reason() != ReasonCode.NOT_CLAIMED) {
                tally.failed(lost.custodian(), moved);
            }
            // The run was not lost after all: it has just put a step on record, or has ended.
        }
    }

    /** On record first: a document that cannot be redriven counts as tried, or it would be tried for ever. */
    private void redrive(DocumentRecord lost, int number) {
        trail.commit(
                lost,
                record.failed(LOST, ReasonCode.RUN_LOST, Map.of("lost", Integer.toString(number))),
                RegistryChange.NO_OP);
        events.redrive(lost);
    }

    /** Since a person last had it reprocessed. */
    private int lostBefore(DocumentRecord document) {
        int lost = 0;
        for (AuditEvent event : trail.events(document.custodian(), document.id())) {
            if (event.action().equals(REPROCESS)) {
                lost = 0;
            } else if (event.action().equals(LOST)) {
                lost++;
            }
        }
        return lost;
    }

    /**
     * Holds the document for a person. It changes hands first: after that no run can put a release on record, so that a copy
     * that a lost run may have left can be removed before the end is on record.
     */
    private boolean abandon(DocumentRecord lost) {
        Optional<DocumentRecord> taken = trail.takeOver(
                lost,
                "sweep:" + lost.id() + ":" + lost.head().sequence(),
                record.failed(ABANDON, ReasonCode.RUN_LOST, Map.of("after", lost.execution())));
        if (taken.isEmpty()) {
            return false;
        }
        DocumentRecord held = taken.get();
        int removed = vault.retractAll(held.custodian(), held.id(), held.receivedAt());
        Optional<ObjectLocation> original = vault.hold(held.custodian(), held.id(), held.location());
        events.abandoned(held, ReasonCode.RUN_LOST);
        trail.commit(
                held,
                record.done(
                        "QuarantineDocument",
                        ReasonCode.RUN_LOST,
                        Map.of(
                                "status", DocumentStatus.QUARANTINED.name(),
                                "original", original.isPresent() ? "held" : "missing",
                                "versionsRemoved", Integer.toString(removed))),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.RUN_LOST));
        return true;
    }
}
