package health.pratique.erase;

import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Every document of a patient, and the archives that they came in. Archives come first: a document's name tells which archive it
 * was in, and that name goes with the document.
 */
@ApplicationScoped
class SubjectDocuments {

    private final DocumentRegistry registry;

    SubjectDocuments(DocumentRegistry registry) {
        this.registry = registry;
    }

    /** @param known documents that are looked at besides those that the index names now */
    List<DocumentRecord> of(Custodian custodian, SubjectToken subject, Collection<DocumentId> known) {
        Map<DocumentId, DocumentRecord> documents = new LinkedHashMap<>();
        known.forEach(id -> registry.find(custodian, id).ifPresent(found -> documents.put(id, found)));
        registry.ofSubject(subject)
                .forEach(id -> registry.find(custodian, id).ifPresent(found -> documents.put(id, found)));
        Map<DocumentId, DocumentRecord> all = new LinkedHashMap<>();
        for (DocumentRecord document : documents.values()) {
            Matcher unpacked = Obligations.UNPACKED.matcher(document.location().key());
            if (unpacked.matches()) {
                DocumentId archive = new DocumentId(unpacked.group(1));
                registry.find(custodian, archive).ifPresent(found -> all.put(archive, found));
            }
        }
        documents.forEach(all::putIfAbsent);
        return List.copyOf(all.values());
    }
}
