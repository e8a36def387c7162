package health.pratique.erase;

import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.KeptData;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.DocumentStatus;
import health.pratique.retention.RetentionTerm;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what may go of a document from what the law keeps. */
@ApplicationScoped
class Obligations {

    /** Where the documents of an archive lie, with the archive's id. */
    static final Pattern UNPACKED = Pattern.compile("intake/[^/]+/unpacked/([0-9a-f]{32})/[0-9]{5}");

    private final SubjectObjects objects;
    private final CustodianConfiguration configuration;
    private final InstantSource clock;

    Obligations(SubjectObjects objects, CustodianConfiguration configuration, InstantSource clock) {
        this.objects = objects;
        this.configuration = configuration;
        this.clock = clock;
    }

    Inventory inventory(Order order, DocumentRecord document) {
        Set<StoredVersion> originals = objects.original(document);
        Set<StoredVersion> removable = new LinkedHashSet<>(objects.copies(document));
        removable.addAll(objects.held(document));
        removable.addAll(objects.notes(document));
        Optional<KeptData> kept =
                document.subject() == null ? archive(document, originals) : original(order, document, originals);
        if (kept.isEmpty()) {
            removable.addAll(originals);
        }
        return new Inventory(removable, kept.orElse(null));
    }

    /** What was turned away never became part of a record, and what the custodian has elsewhere is kept there. */
    private Optional<KeptData> original(Order order, DocumentRecord document, Set<StoredVersion> originals) {
        if (originals.isEmpty() || order.recordHeldBy() != null || document.status() == DocumentStatus.REJECTED) {
            return Optional.empty();
        }
        return RetentionTerm.of(
                        configuration.of(document.custodian()).content(), document.kind(), document.receivedAt())
                .filter(term -> term.until().isAfter(clock.instant()))
                .map(term -> new KeptData(
                        KeptData.Kind.ORIGINAL,
                        document.id(),
                        originals.size(),
                        term.law() + "; GDPR 17(3)(b)",
                        term.until()));
    }

    /** Once all that was in it has arrived on its own, nobody needs it any more. */
    private static Optional<KeptData> archive(DocumentRecord archive, Set<StoredVersion> originals) {
        return originals.isEmpty() || archive.status() == DocumentStatus.UNPACKED
                ? Optional.empty()
                : Optional.of(new KeptData(
                        KeptData.Kind.ARCHIVE,
                        archive.id(),
                        originals.size(),
                        "it was not unpacked whole, and holds other patients' documents (GDPR 15(4))",
                        null));
    }
}
