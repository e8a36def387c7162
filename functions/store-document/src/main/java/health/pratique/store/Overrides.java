package health.pratique.store;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RedactionList;
import health.pratique.kit.ReviewOverride;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;

/** What reviewers overrode for a run, and what they want gone. Read from registry, queue and quarantine bucket, never from the workflow's state. */
@ApplicationScoped
class Overrides {

    private final ReviewQueue queue;
    private final DocumentVault vault;

    Overrides(ReviewQueue queue, DocumentVault vault) {
        this.queue = queue;
        this.vault = vault;
    }

    ReviewOverride of(DocumentRecord held) {
        return queue.override(held).orElse(ReviewOverride.NONE);
    }

    /** @throws PolicyViolated RESIDUAL_PHI when the list is not the one that the reviewers decided on, or cannot be read */
    RequestedRedactions redactions(ReviewOverride override) {
        RedactionList list = override.redactions();
        if (list == null) {
            return RequestedRedactions.NONE;
        }
        StoredObject object = vault.open(list.location(), RequestedRedactions.MAX_BYTES);
        if (!object.sha256().equals(list.sha256())) {
            throw new PolicyViolated(ReasonCode.RESIDUAL_PHI);
        }
        try {
            return RequestedRedactions.parse(object.content());
        } catch (IllegalArgumentException unreadable) {
            throw new PolicyViolated(ReasonCode.RESIDUAL_PHI);
        }
    }
}
