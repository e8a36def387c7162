package health.pratique.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import health.pratique.clinical.ResourceKey;
import health.pratique.clinical.SearchParameters;
import health.pratique.format.fhir.FhirR4;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The resources of one bundle under their published ids, their references with them. Resources of other types are left out. */
final class RewrittenResources {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final PublishedIds ids;
    private final Map<String, ResourceKey> known = new HashMap<>();

    private RewrittenResources(PublishedIds ids) {
        this.ids = ids;
    }

    /**
     * @param mapped whether the last entry is the source itself, which goes by the key of the document
     * @return by key, in the bundle's order; of several patients, who are all the document's one, the first
     */
    static Map<ResourceKey, ObjectNode> of(Bundle bundle, PublishedIds ids, boolean mapped) {
        RewrittenResources resources = new RewrittenResources(ids);
        if (mapped) {
            resources.known.put(
                    bundle.getEntry().getLast().getFullUrl(), ids.document().reference());
        }
        return resources.rewrite(bundle.getEntry());
    }

    private Map<ResourceKey, ObjectNode> rewrite(List<BundleEntryComponent> entries) {
        Map<BundleEntryComponent, ResourceKey> keys = new LinkedHashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            BundleEntryComponent entry = entries.get(place);
            if (entry.getResource() != null && SearchParameters.r4().types().contains(type(entry))) {
                keys.put(entry, register(entry, place));
            }
        }
        Map<ResourceKey, ObjectNode> rewritten = new LinkedHashMap<>();
        keys.forEach((entry, key) -> {
            if (!rewritten.containsKey(key)) {
                rewritten.put(key, rewritten(entry.getResource(), key));
            }
        });
        return rewritten;
    }

    private ResourceKey register(BundleEntryComponent entry, int place) {
        ResourceKey given = known.get(entry.getFullUrl());
        if (given != null) {
            return given;
        }
        String id = entry.getResource().getIdElement().getIdPart();
        ResourceKey key = id == null || id.isEmpty() ? ids.at(type(entry), place) : ids.of(type(entry), id);
        if (entry.hasFullUrl()) {
            known.put(entry.getFullUrl(), key);
        }
        if (id != null) {
            known.put(type(entry) + "/" + id, key);
        }
        return key;
    }

    private ObjectNode rewritten(Resource resource, ResourceKey key) {
        try {
            String json = FhirR4.context().newJsonParser().encodeResourceToString(resource);
            ObjectNode tree = (ObjectNode) JSON.readTree(json);
            redirect(tree);
            tree.put("id", key.id());
            if (key.equals(ids.patient())) {
                // To the numbers that the sender had for the same person before: all of them are this one here.
                tree.remove("link");
            }
            return tree;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what HAPI writes is JSON", impossible);
        }
    }

    private void redirect(JsonNode element) {
        if (element instanceof ObjectNode object && object.get("reference") instanceof TextNode reference) {
            object.put("reference", redirected(reference.textValue()));
        }
        element.forEach(this::redirect);
    }

    private String redirected(String reference) {
        ResourceKey inside = known.get(reference);
        if (inside != null) {
            return inside.toString();
        }
        // What is not in this document may be in another of the same patient or sender.
        return ResourceKey.find(reference)
                .filter(key -> SearchParameters.r4().types().contains(key.type()))
                .map(key -> ids.of(key.type(), key.id()).toString())
                .orElse(reference);
    }

    private static String type(BundleEntryComponent entry) {
        return entry.getResource().fhirType();
    }
}
