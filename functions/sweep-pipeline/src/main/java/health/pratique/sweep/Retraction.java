package health.pratique.sweep;

import health.pratique.consent.ConsentChange;
import health.pratique.consent.SubjectLocks;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.retraction.ReleasedCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Takes back a release that is not permitted any more, and keeps the original in quarantine. */
@ApplicationScoped
public class Retraction {

    private final SubjectLocks locks;
    private final Standing standing;
    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final ReleasedCopy copies;
    private final SweepRecord record;

    public Retraction(
            SubjectLocks locks,
            Standing standing,
            DocumentRegistry registry,
            DocumentVault vault,
            ReleasedCopy copies,
            SweepRecord record) {
        this.locks = locks;
        this.standing = standing;
        this.registry = registry;
        this.vault = vault;
        this.copies = copies;
        this.record = record;
    }

    /**
     * Looks again under the lock, under which no document of the patient is released: no release that came in between is taken
     * for this one.
     *
     * @return whether a release was taken back
     */
    boolean retract(ConsentChange change, DocumentRecord document) {
        return locks.alone(
                change.custodian(), change.subject(), () -> registry.find(document.custodian(), document.id())
                        .filter(now -> now.status() == DocumentStatus.RELEASED)
                        .flatMap(now -> standing.fallen(change, now).map(fallen -> takeBack(change, now, fallen)))
                        .orElse(false));
    }

    private boolean takeBack(ConsentChange change, DocumentRecord released, Standing.Fallen fallen) {
        Map<String, String> facts = new HashMap<>(fallen.facts());
        facts.putAll(SweepRecord.facts(change.cause()));
        Optional<ObjectLocation> held = vault.hold(released.custodian(), released.id(), released.location());
        facts.put("original", held.isPresent() ? "held" : "missing");
        return copies.takeBack(
                released, fallen.reason(), facts, all -> record.done("RetractRelease", fallen.reason(), all));
    }
}
