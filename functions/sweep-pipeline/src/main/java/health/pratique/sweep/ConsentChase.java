package health.pratique.sweep;

import health.pratique.consent.ConsentChange;
import health.pratique.consent.ConsentChanges;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.RegistryChange;
import health.pratique.model.Custodian;
import health.pratique.retraction.PipelineEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Follows a change of consent to every document of the patient: one under way is stopped before its next step, one that is out
 * is retracted, and one that may go out in another form goes through the workflow again. The change stays open until a whole
 * round found nothing left to do. Everything can be done twice and be cut off anywhere.
 */
@ApplicationScoped
public class ConsentChase {

    /** So many changes that could not be followed, one after the other, and a store is away. */
    private static final int MOST_IN_A_ROW = 3;

    private final ConsentChanges changes;
    private final LapsedPermits lapsed;
    private final DocumentRegistry registry;
    private final Standing standing;
    private final Retraction retraction;
    private final AuditTrail trail;
    private final CustodianTrail custodians;
    private final PipelineEvents events;
    private final SweepRecord record;
    private final SweepSettings settings;
    private final InstantSource clock;

    public ConsentChase(
            ConsentChanges changes,
            LapsedPermits lapsed,
            DocumentRegistry registry,
            Standing standing,
            Retraction retraction,
            AuditTrail trail,
            CustodianTrail custodians,
            PipelineEvents events,
            SweepRecord record,
            SweepSettings settings,
            InstantSource clock) {
        this.changes = changes;
        this.lapsed = lapsed;
        this.registry = registry;
        this.standing = standing;
        this.retraction = retraction;
        this.trail = trail;
        this.custodians = custodians;
        this.events = events;
        this.record = record;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What patients say comes first: no end of many consents at once keeps a withdrawal waiting. What is wrong with one
     * patient's documents keeps no other patient waiting.
     *
     * @param timeLeft nothing is begun once it says no; the next sweep begins there
     * @throws TransientFault when the consent database is away
     */
    void follow(Custodian custodian, Tally tally, BooleanSupplier timeLeft) {
        followAll(changes.open(custodian, settings.changes()), tally, timeLeft);
        if (timeLeft.getAsBoolean()) {
            lapsed.find(custodian, timeLeft);
            followAll(changes.lapsed(custodian, settings.changes()), tally, timeLeft);
        }
    }

    private void followAll(List<ConsentChange> open, Tally tally, BooleanSupplier timeLeft) {
        int inARow = 0;
        for (ConsentChange change : open) {
            if (!timeLeft.getAsBoolean()) {
                return;
            }
            try {
                follow(change, tally, timeLeft);
                inARow = 0;
            } catch (PipelineFault fault) {
                inARow++;
                if (fault instanceof TransientFault && inARow == MOST_IN_A_ROW) {
                    throw fault;
                }
                tally.failed(change.custodian(), fault);
            }
        }
    }

    private void follow(ConsentChange change, Tally tally, BooleanSupplier timeLeft) {
        Instant begun = clock.instant();
        List<DocumentRecord> documents = registry.ofSubject(change.subject()).stream()
                .flatMap(id -> registry.find(change.custodian(), id).stream())
                .toList();
        boolean settled = true;
        for (DocumentRecord document : documents) {
            settled &= timeLeft.getAsBoolean() && settle(change, document, tally);
        }
        if (settled && begun.isAfter(change.at().plus(settings.settling()))) {
            close(change, documents.size(), tally);
        }
    }

    /** @return whether nothing is left to be done about the document */
    private boolean settle(ConsentChange change, DocumentRecord document, Tally tally) {
        return switch (document.status()) {
            case PROCESSING -> {
                stop(change, document, tally);
                yield false;
            }
            case RELEASED -> retract(change, document, tally);
            case QUARANTINED -> document.reason() != ReasonCode.CONSENT_CHANGED || again(document, tally);
            case REJECTED, UNPACKED -> true;
        };
    }

    /** A courtesy to all that would be done in vain: the release itself asks the consent again, whatever is marked here. */
    private void stop(ConsentChange change, DocumentRecord document, Tally tally) {
        Optional<Standing.Fallen> fallen =
                document.stop() == null ? standing.fallen(change, document) : Optional.empty();
        if (fallen.isEmpty()) {
            return;
        }
        ReasonCode reason = fallen.get().reason();
        try {
            trail.commit(
                    document,
                    record.refused("StopDocument", reason, fallen.get().facts()),
                    RegistryChange.stopped(reason));
            tally.count(change.custodian(), Swept.STOPPED);
        } catch (InternalFault moved) {
            if (moved.reason() != ReasonCode.NOT_CLAIMED) {
                throw moved;
            }
            // It ended, or another run took it over, since it was read: the next round looks at it as it is then.
        }
    }

    private boolean retract(ConsentChange change, DocumentRecord document, Tally tally) {
        if (standing.fallen(change, document).isEmpty()) {
            return true;
        }
        if (!retraction.retract(change, document)) {
            return false;
        }
        tally.count(change.custodian(), Swept.RETRACTED);
        return registry.find(document.custodian(), document.id())
                .filter(now -> now.reason() == ReasonCode.CONSENT_CHANGED)
                .map(now -> again(now, tally))
                .orElse(true);
    }

    private boolean again(DocumentRecord held, Tally tally) {
        if (!standing.permittedNow(held)) {
            return true;
        }
        events.reprocess(held);
        tally.count(held.custodian(), Swept.REPROCESSED);
        return false;
    }

    /** On the custodian's chain first: a change that was cut off here is closed once more, and never without its proof. */
    private void close(ConsentChange change, int documents, Tally tally) {
        Map<String, String> facts = new HashMap<>(SweepRecord.facts(change.cause()));
        facts.put("documents", Integer.toString(documents));
        custodians.record(change.custodian(), record.done("FollowConsentChange", null, facts));
        if (changes.close(change, documents)) {
            tally.count(change.custodian(), Swept.FOLLOWED);
        }
    }
}
