package health.pratique.retraction;

import health.pratique.audit.AuditEntry;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentVault;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Takes back a release: every version of the copy goes, consumers are told, and the document is in quarantine from then on, on
 * record, with proof. In this order, so that a retraction that was cut off is found RELEASED and done again: the copy is gone
 * before the record says so.
 */
@ApplicationScoped
public class ReleasedCopy {

    private final DocumentVault vault;
    private final AuditTrail trail;
    private final PipelineEvents events;

    public ReleasedCopy(DocumentVault vault, AuditTrail trail, PipelineEvents events) {
        this.vault = vault;
        this.trail = trail;
        this.events = events;
    }

    /** Makes the event that is the proof. */
    @FunctionalInterface
    public interface Proof {
        AuditEntry of(Map<String, String> facts);
    }

    /**
     * @param reason that consumers are told
     * @param facts to which those of the copy are added
     * @return false when the document is not RELEASED any more, or was released anew since it was read
     */
    public boolean takeBack(DocumentRecord released, ReasonCode reason, Map<String, String> facts, Proof proof) {
        Map<String, String> all = new HashMap<>(facts);
        ObjectLocation copy = released.release();
        if (copy != null) {
            all.put("copy", sha256(copy));
            all.put("versionsRemoved", Integer.toString(vault.retract(copy)));
            events.retracted(released, copy, reason);
        }
        return trail.retract(released, proof.of(all));
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
