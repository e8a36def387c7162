package health.pratique.api.documents;

import health.pratique.api.http.ProblemException;
import health.pratique.api.http.ProblemKind;
import health.pratique.api.http.RefusalRecord;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.model.DocumentId;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a document for a caller. What is not theirs is found to be missing, by the same words and after the same reads. */
@ApplicationScoped
class DocumentDesk {

    private final DocumentRegistry registry;
    private final ReceivedDocuments received;
    private final AuditTrail trail;
    private final RefusalRecord refusals;

    DocumentDesk(DocumentRegistry registry, ReceivedDocuments received, AuditTrail trail, RefusalRecord refusals) {
        this.registry = registry;
        this.received = received;
        this.trail = trail;
        this.refusals = refusals;
    }

    /** @throws ProblemException NOT_FOUND */
    DocumentView look(Caller caller, String id) {
        DocumentId known = id(id);
        Optional<DocumentRecord> found = registry.find(caller.custodian(), known);
        if (found.isEmpty()) {
            return received.find(caller.custodian(), known)
                    .filter(sent -> new DocumentSight(caller).seesUnread(sent.client()))
                    .map(sent -> DocumentView.received(id, sent.at()))
                    .orElseThrow(DocumentDesk::missing);
        }
        DocumentRecord seen = seen(caller, found.get());
        return DocumentView.of(
                seen,
                trail.events(caller.custodian(), known).stream()
                        .flatMap(event -> TimelineStep.of(event).stream())
                        .toList());
    }

    /** @throws ProblemException NOT_FOUND */
    DocumentRecord find(Caller caller, String id) {
        return registry.find(caller.custodian(), id(id))
                .map(found -> seen(caller, found))
                .orElseThrow(DocumentDesk::missing);
    }

    private DocumentRecord seen(Caller caller, DocumentRecord found) {
        if (!new DocumentSight(caller).sees(found)) {
            refusals.caller(caller, "DOCUMENT_NOT_YOURS");
            throw missing();
        }
        return found;
    }

    private static DocumentId id(String text) {
        try {
            return new DocumentId(text);
        } catch (IllegalArgumentException none) {
            throw missing();
        }
    }

    static ProblemException missing() {
        return new ProblemException(ProblemKind.NOT_FOUND);
    }
}
