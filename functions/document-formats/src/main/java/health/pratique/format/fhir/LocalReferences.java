package health.pratique.format.fhir;

import health.pratique.format.fhir.rule.ContainedRules;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps contained resources and the references to them together after an edit (R4, ref-1 and dom-3): a reference to one that is
 * gone or has another id is masked, and one that nothing refers to any more goes.
 */
final class LocalReferences {

    private final Set<String> targets;

    private LocalReferences(Set<String> targets) {
        this.targets = targets;
    }

    static JsonObject settled(JsonObject container) {
        Set<String> targets = FhirFacts.objects(container.get("contained"))
                .flatMap(contained -> contained.text("id").stream())
                .map(id -> "#" + id)
                .collect(Collectors.toSet());
        JsonObject settled = new LocalReferences(targets).object(container);
        JsonObject before;
        do {
            before = settled;
            settled = withoutOrphans(before);
        } while (!settled.equals(before));
        return settled;
    }

    private static JsonObject withoutOrphans(JsonObject container) {
        List<JsonValue> kept = new ArrayList<>(Shapes.elements(container.get("contained")));
        kept.removeIf(one -> one instanceof JsonObject contained && ContainedRules.isOrphan(contained, container));
        Map<String, JsonValue> members = new LinkedHashMap<>(container.members());
        if (kept.isEmpty()) {
            members.remove("contained");
        } else {
            members.put("contained", new JsonArray(kept));
        }
        return new JsonObject(members);
    }

    private JsonObject object(JsonObject object) {
        if (object.get("reference") instanceof JsonText(String reference) && dangles(reference)) {
            return Shapes.MASKED_ELEMENT;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.replaceAll((name, value) -> value(value));
        return new JsonObject(members);
    }

    private JsonValue value(JsonValue value) {
        return switch (value) {
            case JsonObject object -> object(object);
            case JsonArray(List<JsonValue> values) -> {
                List<JsonValue> settled = new ArrayList<>(values);
                settled.replaceAll(this::value);
                yield new JsonArray(settled);
            }
            case JsonText text -> text;
            case JsonNumber number -> number;
            case JsonLiteral literal -> literal;
        };
    }

    /** {@code #} alone is the container itself. */
    private boolean dangles(String reference) {
        return reference.startsWith("#") && reference.length() > 1 && !targets.contains(reference);
    }
}
