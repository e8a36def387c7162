package health.pratique.format.fhir.rule;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object in a resource, with the words that FHIR's invariants are written in. A primitive without value but with extensions
 * is there ({@code exists()} in FHIRPath), so that a masked element breaks no rule.
 *
 * @param resource the resource that the object stands in, {@code %resource}
 * @param container the resource that holds that one in {@code contained}, else the same, {@code %rootResource}
 */
public record Node(JsonObject object, JsonObject resource, JsonObject container) {

    /** A resource, or an element looked at on its own. */
    public static Node of(JsonObject object) {
        return new Node(object, object, object);
    }

    boolean has(String member) {
        return isThere(object.get(member)) || extendsPrimitives() && isThere(object.get("_" + member));
    }

    boolean lacks(String member) {
        return !has(member);
    }

    boolean hasAny(String... members) {
        for (String member : members) {
            if (has(member)) {
                return true;
            }
        }
        return false;
    }

    boolean hasBoth(String one, String other) {
        return has(one) && has(other);
    }

    /** An element of several types, such as {@code value[x]}, whatever its type is here. */
    boolean hasChoice(String prefix) {
        for (Map.Entry<String, JsonValue> entry : object.members().entrySet()) {
            String name = entry.getKey();
            int start = name.startsWith("_") ? 1 : 0;
            int end = start + prefix.length();
            if (name.length() > end
                    && name.startsWith(prefix, start)
                    && Character.isUpperCase(name.charAt(end))
                    && isThere(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    boolean lacksChoice(String prefix) {
        return !hasChoice(prefix);
    }

    /** Repetitions, those without value included. */
    int count(String member) {
        return Math.max(size(object.get(member)), size(object.get("_" + member)));
    }

    /** A string value; empty when there is none. */
    String text(String member) {
        return object.get(member) instanceof JsonText(String value) ? value : "";
    }

    boolean is(String member, String... anyOf) {
        String value = text(member);
        for (String one : anyOf) {
            if (value.equals(one)) {
                return true;
            }
        }
        return false;
    }

    boolean isTrue(String member) {
        return object.get(member) == JsonLiteral.TRUE;
    }

    Optional<BigDecimal> number(String member) {
        if (object.get(member) instanceof JsonNumber(String digits)) {
            try {
                return Optional.of(new BigDecimal(digits));
            } catch (NumberFormatException outsideJava) {
                // An exponent of more than ten digits.
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The objects in a member, one or many. */
    List<Node> each(String member) {
        JsonValue value = object.get(member);
        if (value instanceof JsonObject single) {
            return List.of(within(single));
        }
        if (value instanceof JsonArray(List<JsonValue> values)) {
            List<Node> nodes = new ArrayList<>(values.size());
            for (JsonValue one : values) {
                if (one instanceof JsonObject child) {
                    nodes.add(within(child));
                }
            }
            return nodes;
        }
        return List.of();
    }

    /** The strings in a member, one or many. */
    List<String> texts(String member) {
        JsonValue value = object.get(member);
        if (value instanceof JsonText(String single)) {
            return List.of(single);
        }
        if (value instanceof JsonArray(List<JsonValue> values)) {
            return values.stream()
                    .filter(JsonText.class::isInstance)
                    .map(text -> ((JsonText) text).value())
                    .toList();
        }
        return List.of();
    }

    /** Whether a concept in this member is coded by one of the codes of the system. */
    boolean isCoded(String concept, String system, String... codes) {
        for (Node coded : each(concept)) {
            for (Node coding : coded.each("coding")) {
                if (coding.is("system", system) && coding.is("code", codes)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The object itself seen as the resource. */
    Node ofResource() {
        return new Node(resource, resource, container);
    }

    private Node within(JsonObject child) {
        return new Node(child, resource, container);
    }

    /** Seldom so, and asked so often that names are not put together in vain. */
    private boolean extendsPrimitives() {
        for (String name : object.members().keySet()) {
            if (name.startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(@Nullable JsonValue value) {
        return size(value) > 0;
    }

    private static int size(@Nullable JsonValue value) {
        return switch (value) {
            case null -> 0;
            case JsonLiteral literal when literal == JsonLiteral.NULL -> 0;
            case JsonArray array -> array.size();
            case JsonObject object -> 1;
            case JsonText text -> 1;
            case JsonNumber number -> 1;
            case JsonLiteral literal -> 1;
        };
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
