package health.pratique.publish;

import health.pratique.audit.AuditEvent;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.View;
import health.pratique.fault.TransientFault;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
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

    /** Actions that may change what stands released; the filter of the function's event source names the same. */
    public static final Set<String> SIGNS =
            Set.of(PublishedRelease.RELEASE, "RetractRelease", "EraseDocument", "QuarantineDocument");

    private final DocumentRegistry registry;
    private final AuditTrail trail;
    private final DocumentVault vault;
    private final ClinicalStore store;

    public Publisher(DocumentRegistry registry, AuditTrail trail, DocumentVault vault, ClinicalStore store) {
        this.registry = registry;
        this.trail = trail;
        this.vault = vault;
        this.store = store;
    }

    /** Whether the event may change what stands released. */
    static boolean concerns(AuditEvent event) {
        return SIGNS.contains(event.action());
    }

    /**
     * Follows an event that concerns it.
     *
     * @throws TransientFault nothing is lost: the event comes again
     * @throws RuntimeException the document cannot be published, and nothing of it is left
     */
    void follow(AuditEvent event) {
        Optional<PublishedRelease> standing = registry.find(event.custodian(), event.documentId())
                .flatMap(record -> PublishedRelease.of(record, trail.events(event.custodian(), event.documentId())));
        if (standing.isPresent()) {
            publish(standing.get());
        } else {
            withdraw(event);
        }
    }

    private void withdraw(AuditEvent event) {
        for (View view : View.values()) {
            store.withdraw(event.custodian(), view, event.documentId());
        }
    }

    /** Of what a patient keeps back, the original is not shown: there it still stands. */
    private void publish(PublishedRelease release) {
        publish(release, View.DEIDENTIFIED, release.copy());
        if (release.withheld()) {
            store.withdraw(release.custodian(), View.IDENTIFIED, release.id());
        } else {
            publish(release, View.IDENTIFIED, release.original());
        }
    }

    private void publish(PublishedRelease release, View view, ObjectLocation location) {
        Publication publication = new Publication(store, release, view);
        if (!publication.isDone()) {
            try {
                written(publication, view, location);
            } catch (TransientFault later) {
                throw later;
            } catch (RuntimeException | StackOverflowError refused) {
                // Half of it, or what an earlier release said, would be taken for all of it.
                store.withdraw(release.custodian(), view, release.id());
                throw refused;
            }
        }
        store.withdrawBefore(release.custodian(), view, release.origin());
    }

    private void written(Publication publication, View view, ObjectLocation location) {
        byte[] content = vault.open(location, FormatLimits.STANDARD.maxBytes()).content();
        FormatLimits limits = view == View.IDENTIFIED ? FormatLimits.STANDARD : FormatLimits.OF_COPIES;
        publication.write(DocumentFormats.standard().reopen(content, limits), content);
    }
}
