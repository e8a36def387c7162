package health.pratique.sweep;

import health.pratique.consent.ConsentChange;
import health.pratique.consent.SubjectLocks;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back a release that is not permitted any more: every version of the copy goes, consumers are told, and the document is
 * in quarantine from then on, on record, with proof. In this order, so that a retraction that was cut off is found RELEASED
 * and done again: the copy is gone before the record says so.
 */
@ApplicationScoped
public class Retraction {

    private final SubjectLocks locks;
    private final Standing standing;
    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final AuditTrail trail;
    private final PipelineEvents events;
    private final SweepRecord record;

    public Retraction(
            SubjectLocks locks,
            Standing standing,
            DocumentRegistry registry,
            DocumentVault vault,
            AuditTrail trail,
            PipelineEvents events,
            SweepRecord record) {
        this.locks = locks;
        this.standing = standing;
        this.registry = registry;
        this.vault = vault;
        this.trail = trail;
        this.events = events;
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
        facts.put("changedConsent", change.consent().id().toString());
        facts.put("changedVersion", Integer.toString(change.consent().version()));
        Optional<ObjectLocation> held = vault.hold(released.custodian(), released.id(), released.location());
        facts.put("original", held.isPresent() ? "held" : "missing");
        ObjectLocation copy = released.release();
        if (copy != null) {
            facts.put("copy", sha256(copy));
            facts.put("versionsRemoved", Integer.toString(vault.retract(copy)));
            events.retracted(released, copy, fallen.reason());
        }
        return trail.retract(released, record.done("RetractRelease", fallen.reason(), facts));
    }

    /** Names the copy to whoever knows its key, and to nobody else. */
    private static String sha256(ObjectLocation copy) {
        try {
            byte[] name = (copy.bucket() + "/" + copy.key()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
