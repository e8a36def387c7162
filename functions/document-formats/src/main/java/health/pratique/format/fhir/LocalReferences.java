package health.pratique.format.fhir;

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

/** Masks references to contained resources that an edit has removed or renamed: dangling, they would make the resource invalid. */
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
        return new LocalReferences(targets).object(container);
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
