package health.pratique.format.fhir;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps objects valid after something was taken out of them. */
final class Shapes {

    /** In an order of its own: what is written shall be the same in every process, and that of {@code Map.of} is not. */
    private static final JsonObject MASKED = new JsonObject(new TreeMap<>(Map.of(
            "url",
            new JsonText("http://hl7.org/fhir/StructureDefinition/data-absent-reason"),
            "valueCode",
            new JsonText("masked"))));

    /** What stands in the place of an element that may not be missing. */
    static final JsonObject MASKED_ELEMENT = new JsonObject(Map.of("extension", new JsonArray(List.of(MASKED))));

    private static final Set<String> BARE_EXTENSION = Set.of("url", "id");

    private static final Set<String> AGES = Set.of("Age", "Quantity");
    private static final BigDecimal OLDEST_SHOWN = BigDecimal.valueOf(90);

    private Shapes() {}

    /** Drops what means nothing without the part that was removed: an extension without value, a narrative without text. */
    static JsonObject settled(FhirType type, JsonObject before, Map<String, JsonValue> after) {
        boolean hollow =
                switch (type.name()) {
                    case "Extension" -> BARE_EXTENSION.containsAll(after.keySet());
                    case "Narrative" -> !after.containsKey("div");
                    default -> false;
                };
        if (AGES.contains(type.name()) && isCapped(before.get("value"), after.get("value"))) {
            after.put("comparator", new JsonText(">="));
        }
        return new JsonObject(hollow ? Map.of() : after);
    }

    /** 45 CFR 164.514(b)(2)(i)(C): ages over 89 may be aggregated into a category of age 90 or older. */
    private static boolean isCapped(@Nullable JsonValue before, @Nullable JsonValue after) {
        return after instanceof JsonNumber(String digits)
                && digits.equals("90")
                && before instanceof JsonNumber(String original)
                && new BigDecimal(original).compareTo(OLDEST_SHOWN) > 0;
    }

    /** Says that a required element is there but not shown (R4 extension data-absent-reason, code {@code masked}). */
    static void mask(FhirElement element, Map<String, JsonValue> members) {
        boolean impossible = element.owner().equals("Extension")
                || element.owner().equals("Narrative")
                || element.type().kind() == FhirKind.RESOURCE;
        if (impossible) {
            return;
        }
        boolean primitive = element.type().kind() == FhirKind.PRIMITIVE;
        if (primitive && element.repeats()) {
            members.put(element.member(), new JsonArray(List.of(JsonLiteral.NULL)));
        }
        members.put(
                primitive ? "_" + element.member() : element.member(),
                element.repeats() ? new JsonArray(List.of(MASKED_ELEMENT)) : MASKED_ELEMENT);
    }

    static List<JsonValue> elements(@Nullable JsonValue value) {
        return switch (value) {
            case null -> List.of();
            case JsonArray(List<JsonValue> values) -> values;
            case JsonValue single -> List.of(single);
        };
    }

    static boolean allNull(List<JsonValue> values) {
        return values.stream().allMatch(value -> value == JsonLiteral.NULL);
    }
}
