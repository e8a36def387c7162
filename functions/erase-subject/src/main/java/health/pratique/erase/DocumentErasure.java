package health.pratique.erase;

import health.pratique.erasure.KeptData;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.DocumentStatus;
import health.pratique.retraction.ReleasedCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Erases one document: stops its run, takes its release back, and removes every version of every object that nothing keeps. All
 * of it can be done twice and be cut off anywhere; what is removed is put down before.
 */
@ApplicationScoped
class DocumentErasure {

    /** Each lost race means that another writer got on; a document has few. */
    private static final int MOST_RACES = 20;

    private static final String RUN = "erasure:";

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final DocumentVault vault;
    private final ReviewQueue reviews;
    private final ReleasedCopy copies;
    private final SubjectObjects objects;
    private final Obligations obligations;
    private final Erasures erasures;
    private final ErasureRecord record;

    DocumentErasure(
            DocumentRegistry registry,
            AuditTrail trail,
            DocumentVault vault,
            ReviewQueue reviews,
            ReleasedCopy copies,
            SubjectObjects objects,
            Obligations obligations,
            Erasures erasures,
            ErasureRecord record) {
        this.registry = registry;
        this.trail = trail;
        this.vault = vault;
        this.reviews = reviews;
        this.copies = copies;
        this.objects = objects;
        this.obligations = obligations;
        this.erasures = erasures;
        this.record = record;
    }

    /** @return what is kept of it */
    List<KeptData> erase(Erasure erasure, DocumentRecord found) {
        Inventory inventory = putDown(erasure, found);
        DocumentRecord ended = ended(erasure, found);
        if (!ended.equals(found)) {
            inventory = putDown(erasure, ended);
        }
        List<KeptData> kept = new ArrayList<>(inventory.keptData());
        kept.addAll(removed(erasure, ended, inventory));
        reviews.ofDocument(ended.custodian(), ended.id()).forEach(reviews::overtaken);
        putOnRecord(erasure, ended, kept);
        return kept;
    }

    private Inventory putDown(Erasure erasure, DocumentRecord document) {
        Inventory inventory = obligations.inventory(erasure.order(), document);
        erasures.removing(erasure, document.id(), inventory.versions());
        return inventory;
    }

    /** @return as it was found, if it had ended before */
    private DocumentRecord ended(Erasure erasure, DocumentRecord found) {
        DocumentRecord current = found;
        for (int races = 0; races < MOST_RACES; races++) {
            switch (current.status()) {
                case PROCESSING -> stop(erasure, current);
                case RELEASED ->
                    copies.takeBack(
                            current,
                            ReasonCode.SUBJECT_ERASED,
                            Map.of("erasureId", erasure.order().erasureId()),
                            facts -> record.done("RetractRelease", facts));
                case QUARANTINED, REJECTED, UNPACKED -> {
                    return current;
                }
            }
            current = again(current);
        }
        throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
    }

    /**
     * The document changes hands first: after that no run can put a release on record, so that a copy which one may have left
     * can be removed before the end is on record.
     */
    private void stop(Erasure erasure, DocumentRecord current) {
        String execution = RUN + erasure.order().erasureId() + ":" + current.id();
        Map<String, String> facts = Map.of("erasureId", erasure.order().erasureId());
        Optional<DocumentRecord> held = current.execution().equals(execution)
                ? Optional.of(current)
                : trail.takeOver(current, execution, record.refused("StopDocument", facts));
        if (held.isEmpty()) {
            return;
        }
        vault.retractAll(current.custodian(), current.id(), current.receivedAt());
        try {
            trail.commit(
                    held.get(),
                    record.done("QuarantineDocument", facts),
                    RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.SUBJECT_ERASED));
        } catch (InternalFault moved) {
            if (moved.reason() != ReasonCode.NOT_CLAIMED) {
                throw moved;
            }
            // Another run took it over since: it is looked at as it is now.
        }
    }

    private List<KeptData> removed(Erasure erasure, DocumentRecord ended, Inventory inventory) {
        int locked = 0;
        Instant until = null;
        boolean forGood = false;
        for (StoredVersion version : inventory.removable()) {
            Optional<SubjectObjects.Lock> lock = objects.remove(version);
            if (lock.isPresent()) {
                erasures.notRemoved(erasure, ended.id(), version);
                locked++;
                Instant end = lock.get().until();
                forGood |= end == null;
                until = until == null || end != null && end.isAfter(until) ? end : until;
            }
        }
        return locked == 0
                ? List.of()
                : List.of(new KeptData(
                        KeptData.Kind.LOCKED_VERSIONS,
                        ended.id(),
                        locked,
                        forGood
                                ? "a legal hold on the object; GDPR 17(3)(e)"
                                : "Object Lock of the bucket; GDPR 17(3)(b)",
                        forGood ? null : until));
    }

    /** Each time that more was removed than its chain tells of. */
    private void putOnRecord(Erasure erasure, DocumentRecord ended, List<KeptData> kept) {
        boolean originalGone = objects.original(ended).isEmpty();
        DocumentRecord current = ended;
        for (int races = 0; races < MOST_RACES; races++) {
            RemovedVersions removed = erasures.removed(erasure, current.id());
            if (removed.onRecord()) {
                return;
            }
            Map<String, String> facts = new TreeMap<>();
            facts.put("erasureId", erasure.order().erasureId());
            removed.byStore().forEach((store, count) -> facts.put(store.name(), Integer.toString(count.versions())));
            kept.forEach(one -> facts.merge("kept", one.kind().name(), (some, more) -> some + " " + more));
            if (trail.erase(
                    current,
                    record.done("EraseDocument", facts),
                    originalGone,
                    List.of(erasures.recorded(erasure, current.id(), removed)))) {
                return;
            }
            current = again(current);
        }
        throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
    }

    private DocumentRecord again(DocumentRecord known) {
        return registry.find(known.custodian(), known.id())
                .orElseThrow(() -> new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE));
    }
}
