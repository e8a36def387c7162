package health.pratique.quarantine;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.IntakeEvent;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.ObjectLocation;
import org.jspecify.annotations.Nullable;

/**
 * The document that a run is about, from its state or, when it did not get that far, from the event that started the run.
 *
 * @param document what is known of it, once it was validated
 */
record HeldDocument(
        DocumentId id,
        Custodian custodian,
        ObjectLocation location,
        @Nullable Document document) {

    /** @throws InternalFault if the request names no object, so that there is nothing to hold */
    static HeldDocument of(QuarantineRequest request) {
        if (request.state() != null && request.state().document() != null) {
            Document known = request.state().document();
            return new HeldDocument(known.id(), known.custodian(), known.location(), known);
        }
        IntakeEvent event = request.event();
        if (event == null) {
            throw new InternalFault(ReasonCode.DEFECT);
        }
        return new HeldDocument(event.documentId(), event.custodian(), event.location(), null);
    }

    /** A key is the sender's own text and may hold PHI. */
    @Override
    public String toString() {
        return "HeldDocument[" + id + "]";
    }
}
