package health.pratique.compliance.statement;

import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads elements of a FHIR resource. */
public final class Elements {

    private Elements() {}

    /**
     * Whether an element has content.
     *
     * @param name as in JSON; a choice of types ends in {@code [x]}; alternatives are separated by {@code |}
     */
    public static boolean present(JsonObject resource, String name) {
        int bar = name.indexOf('|');
        return bar < 0
                ? presentOne(resource, name)
                : presentOne(resource, name.substring(0, bar)) || present(resource, name.substring(bar + 1));
    }

    private static boolean presentOne(JsonObject resource, String name) {
        if (name.endsWith("[x]")) {
            String prefix = name.substring(0, name.length() - 3);
            return resource.members().entrySet().stream()
                    .anyMatch(member -> choice(member.getKey(), prefix) && holds(member.getValue()));
        }
        // A primitive without a value says why in an extension of the member with an underscore.
        return holds(resource.get(name)) || holds(resource.get('_' + name));
    }

    private static boolean choice(String name, String prefix) {
        String plain = name.startsWith("_") ? name.substring(1) : name;
        return plain.length() > prefix.length()
                && plain.startsWith(prefix)
                && Character.isUpperCase(plain.charAt(prefix.length()));
    }

    private static boolean holds(@Nullable JsonValue value) {
        return switch (value) {
            case null -> false;
            case JsonObject object -> !object.isEmpty();
            case JsonArray array -> array.values().stream().anyMatch(Elements::holds);
            case JsonText text -> !text.value().isBlank();
            case JsonNumber number -> true;
            case JsonLiteral literal -> true;
        };
    }

    public static Stream<JsonObject> objects(@Nullable JsonValue value) {
        return switch (value) {
            case null -> Stream.of();
            case JsonObject object -> Stream.of(object);
            case JsonArray array -> array.values().stream().flatMap(Elements::objects);
            case JsonText text -> Stream.of();
            case JsonNumber number -> Stream.of();
            case JsonLiteral literal -> Stream.of();
        };
    }

    public static String type(JsonObject resource) {
        return resource.text("resourceType").orElse("");
    }
}
