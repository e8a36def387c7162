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
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what a document says into one view. Done again it changes nothing; cut off between two transactions it is done again
 * from the beginning.
 */
record Publication(ClinicalStore store, PublishedRelease release, View view) {

    /** Of one Provenance, and so of one transaction: it is over long before the database would cut it off. */
    private static final int MOST_TARGETS = 500;

    private static final int MOST_CHARACTERS = 2_000_000;

    /** @return how many resources the document has in this view */
    int write(OpenedDocument document, byte[] content) {
        DocumentStatements statements = new DocumentStatements(release, view);
        Map<ResourceKey, ResourceWrite.Update> resources = new TreeMap<>(order());
        RewrittenResources.of(FhirMapping.of(document, content).bundle(), release.ids(), isMapped(document))
                .forEach((key, resource) -> resources.put(key, write(key, resource)));
        if (!resources.containsKey(release.ids().patient())) {
            ensurePatient();
        }
        ObjectNode reference = statements.documentReference(document.format().mediaType());
        resources.put(keys().reference(), write(keys().reference(), reference));
        int number = 0;
        for (List<ResourceWrite.Update> part : parts(resources.values())) {
            List<ResourceKey> targets = part.stream()
                    .map(write -> new ResourceKey(write.type(), write.id()))
                    .toList();
            List<ResourceWrite> writes = new ArrayList<>(part);
            writes.add(write(keys().provenance(number), statements.provenance(number, targets)));
            store.publish(release.custodian(), view, release.origin(), writes);
            number++;
        }
        return resources.size();
    }

    /** One for all documents, so that two of a patient wait for each other and never both; what says that it is done comes last. */
    private Comparator<ResourceKey> order() {
        ResourceKey last = keys().reference();
        return Comparator.<ResourceKey, Boolean>comparing(key -> key.equals(last))
                .thenComparing(ResourceKey::type)
                .thenComparing(ResourceKey::id);
    }

    private static List<List<ResourceWrite.Update>> parts(Collection<ResourceWrite.Update> writes) {
        List<List<ResourceWrite.Update>> parts = new ArrayList<>();
        int characters = MOST_CHARACTERS;
        for (ResourceWrite.Update write : writes) {
            characters += write.json().length();
            if (characters > MOST_CHARACTERS || parts.getLast().size() == MOST_TARGETS) {
                parts.add(new ArrayList<>());
                characters = write.json().length();
            }
            parts.getLast().add(write);
        }
        return parts;
    }

    /** Everything else is the patient's, also of a document that says nothing of them. */
    private void ensurePatient() {
        ResourceKey patient = release.ids().patient();
        ObjectNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", patient.type())
                .put("id", patient.id());
        store.publish(release.custodian(), view, release.leastOrigin(), List.of(write(patient, resource)));
    }

    /** Whether this very release was written to its end. */
    boolean isDone() {
        ResourceKey reference = keys().reference();
        return store.read(release.custodian(), view, reference.type(), reference.id())
                .filter(found -> found.json().contains("\"creation\":\"" + release.releasedAt() + "\""))
                .isPresent();
    }

    private DocumentKeys keys() {
        return release.ids().document();
    }

    private ResourceWrite.Update write(ResourceKey key, ObjectNode resource) {
        SubjectToken subject = PublishedIds.isSenders(key.type()) ? null : release.subject();
        return new ResourceWrite.Update(key.type(), key.id(), subject, resource.toString(), null);
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
