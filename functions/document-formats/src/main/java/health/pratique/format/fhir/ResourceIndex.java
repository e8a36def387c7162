package health.pratique.format.fhir;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The resources in a document, wherever they stand, and what its references point to. */
final class ResourceIndex {

    private static final String AMBIGUOUS = "";

    private final List<JsonObject> resources = new ArrayList<>();
    private final Map<String, String> typesByReference = new HashMap<>();

    ResourceIndex(JsonObject root) {
        add(root);
    }

    /** In document order, the root first. */
    List<JsonObject> resources() {
        return resources;
    }

    /** The type of the resource that a reference points to, if the reference or the document tells. */
    Optional<String> typeOf(String reference, FhirSchema schema) {
        String type = typesByReference.get(reference);
        if (type != null) {
            return type.equals(AMBIGUOUS) ? Optional.empty() : Optional.of(type);
        }
        for (String segment : reference.split("[/?]", 16)) {
            if (schema.isResourceType(segment)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    private void add(JsonObject resource) {
        Optional<String> type = resource.text("resourceType");
        if (type.isEmpty()) {
            return;
        }
        resources.add(resource);
        each(resource.get("contained"), contained -> {
            contained.text("id").ifPresent(id -> note("#" + id, contained));
            add(contained);
        });
        each(
                resource.get("entry"),
                entry -> child(entry, "resource", entry.text("fullUrl").orElse(null)));
        parameters(resource.get("parameter"));
    }

    private void parameters(@Nullable JsonValue values) {
        each(values, parameter -> {
            child(parameter, "resource", null);
            parameters(parameter.get("part"));
        });
    }

    private void child(JsonObject holder, String member, @Nullable String reference) {
        if (holder.get(member) instanceof JsonObject resource) {
            if (reference != null) {
                note(reference, resource);
            }
            add(resource);
        }
    }

    private static void each(@Nullable JsonValue values, Consumer<JsonObject> action) {
        if (values instanceof JsonArray(List<JsonValue> elements)) {
            for (JsonValue element : elements) {
                if (element instanceof JsonObject object) {
                    action.accept(object);
                }
            }
        }
    }

    private void note(String reference, JsonObject resource) {
        resource.text("resourceType")
                .ifPresent(type -> typesByReference.merge(reference, type, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
    }
}
