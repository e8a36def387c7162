package health.pratique.format.fhir;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps objects valid after something was taken out of them. */
final class Shapes {

    private static final JsonObject MASKED = new JsonObject(Map.of(
            "url",
            new JsonText("http://hl7.org/fhir/StructureDefinition/data-absent-reason"),
            "valueCode",
            new JsonText("masked")));

    private static final Set<String> BARE_EXTENSION = Set.of("url", "id");

    private Shapes() {}

    /** Drops what means nothing without the part that was removed: an extension without value, a narrative without text. */
    static JsonObject settled(FhirType type, Map<String, JsonValue> members) {
        boolean hollow =
                switch (type.name()) {
                    case "Extension" -> BARE_EXTENSION.containsAll(members.keySet());
                    case "Narrative" -> !members.containsKey("div");
                    default -> false;
                };
        return new JsonObject(hollow ? Map.of() : members);
    }

    /** Says that a required element is there but not shown (R4 extension data-absent-reason, code {@code masked}). */
    static void mask(FhirElement element, Map<String, JsonValue> members) {
        boolean impossible = element.owner().equals("Extension")
                || element.owner().equals("Narrative")
                || element.type().kind() == FhirKind.RESOURCE;
        if (impossible) {
            return;
        }
        JsonValue masked = new JsonObject(Map.of("extension", new JsonArray(List.of(MASKED))));
        JsonValue value = element.repeats() ? new JsonArray(List.of(masked)) : masked;
        members.put(element.type().kind() == FhirKind.PRIMITIVE ? "_" + element.member() : element.member(), value);
    }

    static List<JsonValue> elements(@Nullable JsonValue value) {
        return switch (value) {
            case null -> List.of();
            case JsonArray(List<JsonValue> values) -> values;
            case JsonValue single -> List.of(single);
        };
    }

    static @Nullable JsonValue unlessAllNull(List<JsonValue> values) {
        boolean allNull = values.stream().allMatch(value -> value == JsonLiteral.NULL);
        return allNull ? null : new JsonArray(new ArrayList<>(values));
    }
}
