package health.pratique.publish;

import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the FHIR resources of each document as the registry has the document: there while it is released, gone otherwise. An
 * audit event is only the sign to look; a document's events come in their order, so the last look is right.
 */
@ApplicationScoped
public class Publisher {

    private static final String RELEASE = "StoreDocument";

    /** After which a document is not released any more. */
    private static final Set<String> ENDS = Set.of("RetractRelease", "EraseDocument", "QuarantineDocument");

    /** A fact of a release: something was taken out that the patient keeps back. */
    private static final String WITHHELD = "withheld";

    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final ClinicalStore store;

    public Publisher(DocumentRegistry registry, DocumentVault vault, ClinicalStore store) {
        this.registry = registry;
        this.vault = vault;
        this.store = store;
    }

    /** Whether the event may change what stands released. */
    static boolean concerns(AuditEvent event) {
        return event.action().equals(RELEASE) || ENDS.contains(event.action());
    }

    /**
     * Follows an event that concerns it.
     *
     * @throws health.pratique.fault.PipelineFault nothing is lost: the event comes again
     */
    void follow(AuditEvent event) {
        Optional<DocumentRecord> document = registry.find(event.custodian(), event.documentId());
        Optional<PublishedRelease> standing = document.filter(found -> found.status() == DocumentStatus.RELEASED)
                .flatMap(PublishedRelease::of);
        if (standing.isEmpty()) {
            Withdrawal withdrawal = new Withdrawal(store);
            for (View view : View.values()) {
                withdrawal.perform(event.custodian(), event.documentId(), view);
            }
        } else if (event.action().equals(RELEASE)) {
            publish(standing.get(), event.facts().containsKey(WITHHELD));
        }
    }

    /** Of what a patient keeps back, the original is not shown: there it still stands. */
    private void publish(PublishedRelease release, boolean withheld) {
        if (!withheld) {
            publish(release, View.IDENTIFIED, release.original());
        }
        publish(release, View.DEIDENTIFIED, release.copy());
    }

    private void publish(PublishedRelease release, View view, ObjectLocation location) {
        Publication publication = new Publication(store);
        if (publication.isDone(release, view)) {
            return;
        }
        byte[] content = vault.open(location, FormatLimits.STANDARD.maxBytes()).content();
        FormatLimits limits = view == View.IDENTIFIED ? FormatLimits.STANDARD : FormatLimits.OF_COPIES;
        publication.write(release, view, DocumentFormats.standard().reopen(content, limits), content);
    }
}
