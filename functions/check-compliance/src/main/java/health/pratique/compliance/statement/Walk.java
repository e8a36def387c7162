package health.pratique.compliance.statement;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One walk through all resources, each value once: resources inside others have their own turn. What rules ask for is put aside on the
 * way, so that forty rules cost little more than one.
 */
final class Walk {

    final Set<Coding> codings = new LinkedHashSet<>();
    final List<Quantity> quantities = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    final Set<String> references = new HashSet<>();
    final Set<String> fullUrls = new HashSet<>();
    final Set<String> addresses = new HashSet<>();
    final List<String> texts = new ArrayList<>();
    final List<String> data = new ArrayList<>();

    void resource(JsonObject resource) {
        object("", resource);
    }

    private void object(String name, JsonObject object) {
        Parts parts = new Parts();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String key = member.getKey();
            switch (member.getValue()) {
                case JsonText(String text) -> text(key, text, parts);
                case JsonNumber number -> {
                    if (key.equals("value")) {
                        parts.value = number;
                    }
                }
                case JsonObject child -> {
                    if (!key.equals("resource") || child.get("resourceType") == null) {
                        object(key, child);
                    }
                }
                case JsonArray(List<JsonValue> values) -> {
                    if (!key.equals("contained")) {
                        array(key, values);
                    }
                }
                default -> {
                    // true, false and null tell no rule anything.
                }
            }
        }
        put(name, parts);
    }

    private void array(String name, List<JsonValue> values) {
        for (JsonValue value : values) {
            switch (value) {
                case JsonObject object -> object(name, object);
                case JsonText(String text) -> texts.add(text);
                case JsonArray(List<JsonValue> inner) -> array(name, inner);
                default -> {
                    // Numbers in arrays are coordinates and samples.
                }
            }
        }
    }

    private void text(String name, String text, Parts parts) {
        switch (name) {
            case "system" -> parts.system = text;
            case "code" -> parts.code = text;
            case "unit" -> parts.unit = text;
            case "comparator" -> parts.comparator = text;
            case "start" -> parts.start = text;
            case "end" -> parts.end = text;
            case "reference" -> references.add(text);
            case "fullUrl" -> fullUrls.add(text);
            case "url" -> addresses.add(text);
            case "data" -> {
                data.add(text);
                return;
            }
            default -> {
                // Only looked through.
            }
        }
        texts.add(text);
    }

    private void put(String name, Parts parts) {
        if (parts.value != null) {
            if (parts.code != null || parts.unit != null) {
                quantities.add(parts.quantity(parts.value));
            }
        } else if (parts.code != null && (parts.system != null || name.equals("coding"))) {
            codings.add(new Coding(parts.system, parts.code));
        }
        if (parts.start != null && parts.end != null) {
            spans.add(new Span(parts.start, parts.end));
        }
    }

    /** The members of one object that belong together. */
    private static final class Parts {
        private @Nullable String system;
        private @Nullable String code;
        private @Nullable String unit;
        private @Nullable String comparator;
        private @Nullable String start;
        private @Nullable String end;
        private @Nullable JsonNumber value;

        private Quantity quantity(JsonNumber number) {
            return new Quantity(Double.parseDouble(number.digits()), code, system, unit, comparator != null);
        }
    }
}
