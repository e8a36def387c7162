package health.pratique.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes out of one view what came from a document and from no other. */
final class Withdrawal {

    private static final int MOST_PROVENANCES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClinicalStore store;

    Withdrawal(ClinicalStore store) {
        this.store = store;
    }

    /** @return how many resources went */
    int perform(Custodian custodian, DocumentId document, View view) {
        DocumentKeys keys = new DocumentKeys(custodian, document);
        List<StoredResource> provenances = new ArrayList<>();
        for (Optional<StoredResource> next = provenance(keys, view, 0); next.isPresent(); ) {
            provenances.add(next.get());
            next = provenance(keys, view, provenances.size());
        }
        int removed = 0;
        // The first one last: a withdrawal that was cut off finds the rest by it.
        for (StoredResource provenance : provenances.reversed()) {
            Set<ResourceKey> gone = targets(provenance);
            gone.removeAll(alsoFromOthers(keys, view, gone));
            gone.add(provenance.key());
            removed += store.remove(custodian, view, gone);
        }
        return removed;
    }

    private Optional<StoredResource> provenance(DocumentKeys keys, View view, int number) {
        ResourceKey key = keys.provenance(number);
        return store.read(keys.custodian(), view, key.type(), key.id());
    }

    private Set<ResourceKey> alsoFromOthers(DocumentKeys keys, View view, Set<ResourceKey> targets) {
        Set<ResourceKey> kept = new HashSet<>();
        for (StoredResource other :
                store.referring(keys.custodian(), view, "Provenance", "target", targets, null, MOST_PROVENANCES)) {
            if (isOfAnotherDocument(other, keys.reference())) {
                kept.addAll(targets(other));
            }
        }
        return kept;
    }

    private static boolean isOfAnotherDocument(StoredResource provenance, ResourceKey document) {
        JsonNode json = tree(provenance);
        boolean ours = json.path("meta").path("tag").valueStream().anyMatch(tag -> tag.path("system")
                .asText()
                .equals(DocumentStatements.TAG_SYSTEM));
        String source =
                json.path("entity").path(0).path("what").path("reference").asText();
        return ours && !source.equals(document.toString());
    }

    private static Set<ResourceKey> targets(StoredResource provenance) {
        Set<ResourceKey> targets = new LinkedHashSet<>();
        tree(provenance).path("target").forEach(target -> ResourceKey.find(
                        target.path("reference").asText())
                .ifPresent(targets::add));
        return targets;
    }

    private static JsonNode tree(StoredResource resource) {
        try {
            return JSON.readTree(resource.json());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what is kept is JSON", impossible);
        }
    }
}
