package health.pratique.api.documents;

import health.pratique.api.http.RefusalRecord;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.Disclosures;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.KitSettings;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Gives out clean copies. Everything is asked first: whether the document is the caller's, whether it is released, whether consent
 * stands. Then it is put on the document's trail, and only then given out.
 */
@ApplicationScoped
class ReleasedCopies {

    private final DocumentDesk desk;
    private final ReadConsent consent;
    private final CopyStore copies;
    private final Disclosures disclosures;
    private final ReadingActivity activity;
    private final RefusalRecord refusals;
    private final KitSettings settings;

    ReleasedCopies(
            DocumentDesk desk,
            ReadConsent consent,
            CopyStore copies,
            Disclosures disclosures,
            ReadingActivity activity,
            RefusalRecord refusals,
            KitSettings settings) {
        this.desk = desk;
        this.consent = consent;
        this.copies = copies;
        this.disclosures = disclosures;
        this.activity = activity;
        this.refusals = refusals;
        this.settings = settings;
    }

    /** @throws health.pratique.api.http.ProblemException NOT_FOUND for what is not released, not the caller's or not permitted */
    ReleasedCopy give(Caller caller, String id) {
        DocumentRecord document = desk.find(caller, id);
        ObjectLocation location = document.release();
        if (document.status() != DocumentStatus.RELEASED || location == null) {
            throw DocumentDesk.missing();
        }
        if (!consent.permits(caller, document)) {
            refusals.caller(caller, "DOCUMENT_NOT_CONSENTED");
            activity.denied(caller, document);
            throw DocumentDesk.missing();
        }
        ReleasedCopy copy = copies.open(location).orElseThrow(DocumentDesk::missing);
        if (!disclosures.record(document, entry(caller))) {
            throw DocumentDesk.missing();
        }
        activity.read(caller, document);
        return copy;
    }

    private AuditEntry entry(Caller caller) {
        return new AuditEntry(
                caller.actor(),
                settings.functionVersion(),
                "DiscloseDocument",
                AuditOutcome.SUCCESS,
                null,
                Map.of(
                        "client", caller.client(),
                        "role", caller.role().name(),
                        "purpose", caller.purpose().name(),
                        "token", caller.tokenId()));
    }
}
