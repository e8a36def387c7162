package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.clinical.ElementPath;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.SearchParameters;
import health.pratique.clinical.StoredResource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where the references of a resource lead. */
final class References {

    private References() {}

    /** Wherever in the resource. */
    static Set<ResourceKey> of(StoredResource resource) {
        Set<ResourceKey> keys = new HashSet<>();
        collect(FhirBody.tree(resource.json()), keys);
        return keys;
    }

    private static void collect(JsonNode element, Set<ResourceKey> keys) {
        ResourceKey.find(element.path("reference").asText()).ifPresent(keys::add);
        element.forEach(child -> collect(child, keys));
    }

    /** @param parameter a search parameter of kind reference */
    static Set<ResourceKey> of(StoredResource resource, String parameter) {
        List<ElementPath> paths = SearchParameters.r4()
                .find(resource.type(), parameter)
                .map(found -> found.paths())
                .orElse(List.of());
        JsonNode json = FhirBody.tree(resource.json());
        Set<ResourceKey> keys = new HashSet<>();
        for (ElementPath path : paths) {
            for (JsonNode reference : path.in(json)) {
                ResourceKey.find(reference.path("reference").asText()).ifPresent(keys::add);
            }
        }
        return keys;
    }
}
