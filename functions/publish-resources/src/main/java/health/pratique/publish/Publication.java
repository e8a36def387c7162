package health.pratique.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.ResourceWrite;
import health.pratique.clinical.View;
import health.pratique.format.CdaDocument;
import health.pratique.format.DicomDocument;
import health.pratique.format.FhirDocument;
import health.pratique.format.FhirMapping;
import health.pratique.format.FhirNdjsonDocument;
import health.pratique.format.FhirXmlDocument;
import health.pratique.format.Hl7Document;
import health.pratique.format.OpenedDocument;
import health.pratique.format.PdfDocument;
import health.pratique.format.RtfDocument;
import health.pratique.format.TableDocument;
import health.pratique.format.TextDocument;
import health.pratique.model.SubjectToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a document says into one view. Done again it changes nothing; cut off between two transactions it is done again
 * from the beginning. Which resources come from the document is written first, so that taking it back finds them whenever it was cut off.
 */
final class Publication {

    /** Of one Provenance, and so of one transaction. */
    private static final int MOST_TARGETS = 500;

    private final ClinicalStore store;

    Publication(ClinicalStore store) {
        this.store = store;
    }

    /** @return how many resources the document has in this view */
    int write(PublishedRelease release, View view, OpenedDocument document, byte[] content) {
        DocumentStatements statements = new DocumentStatements(release);
        Map<ResourceKey, ObjectNode> resources = new LinkedHashMap<>();
        // The patient first: everything else is the patient's. A document that says nothing of them leaves them as they
        // are.
        if (!isThere(release, view, release.ids().patient())) {
            resources.put(release.ids().patient(), patient(release));
        }
        resources.putAll(
                RewrittenResources.of(FhirMapping.of(document, content).bundle(), release.ids(), isMapped(document)));
        resources.put(
                document(release).reference(),
                statements.documentReference(document.format().mediaType()));
        List<ResourceKey> keys = new ArrayList<>(resources.keySet());
        for (int from = 0, number = 0; from < keys.size(); from += MOST_TARGETS, number++) {
            List<ResourceKey> some = keys.subList(from, Math.min(keys.size(), from + MOST_TARGETS));
            List<ResourceWrite> writes = new ArrayList<>();
            some.forEach(key -> writes.add(write(release, key, resources.get(key))));
            ResourceKey provenance = document(release).provenance(number);
            writes.add(write(release, provenance, statements.provenance(number, some)));
            store.write(release.custodian(), view, writes);
        }
        return keys.size();
    }

    /** Whether this very release was written to its end: what another document said since is not to be undone. */
    boolean isDone(PublishedRelease release, View view) {
        ResourceKey reference = document(release).reference();
        return store.read(release.custodian(), view, reference.type(), reference.id())
                .filter(found -> found.json().contains("\"creation\":\"" + release.releasedAt() + "\""))
                .isPresent();
    }

    private boolean isThere(PublishedRelease release, View view, ResourceKey key) {
        return store.read(release.custodian(), view, key.type(), key.id())
                .filter(found -> !found.deleted())
                .isPresent();
    }

    private static DocumentKeys document(PublishedRelease release) {
        return release.ids().document();
    }

    private static ObjectNode patient(PublishedRelease release) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Patient")
                .put("id", release.ids().patient().id());
    }

    private static ResourceWrite write(PublishedRelease release, ResourceKey key, @Nullable ObjectNode resource) {
        SubjectToken subject = PublishedIds.isSenders(key.type()) ? null : release.subject();
        return new ResourceWrite.Update(key.type(), key.id(), subject, String.valueOf(resource), null);
    }

    /** Then the mapping carries the source along, whole; here it is in its bucket, and a reference says so. */
    private static boolean isMapped(OpenedDocument document) {
        return switch (document) {
            case FhirDocument fhir -> false;
            case FhirXmlDocument fhir -> false;
            case FhirNdjsonDocument fhir -> false;
            case Hl7Document hl7 -> true;
            case CdaDocument cda -> true;
            case RtfDocument text -> true;
            case TextDocument text -> true;
            case TableDocument table -> true;
            case PdfDocument pdf -> true;
            case DicomDocument dicom -> true;
        };
    }
}
