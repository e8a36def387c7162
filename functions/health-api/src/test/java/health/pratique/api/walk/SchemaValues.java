package health.pratique.api.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes values as a schema of the description has them. */
record SchemaValues(JsonNode description) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    /** A value that fits: the schema's own example as often as one of its other values. */
    JsonNode fitting(JsonNode schema, Random random) {
        return fitting(schema, random, 0);
    }

    private JsonNode fitting(JsonNode given, Random random, int depth) {
        JsonNode schema =
                given.has("$ref") ? description.at(given.path("$ref").asText().substring(1)) : given;
        if (depth > DEEPEST) {
            return JSON.nullNode();
        }
        if (schema.path("enum").has(0)) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size()));
        }
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(choice).has(0)) {
                return fitting(schema.path(choice).get(0), random, depth + 1);
            }
        }
        if (exemplified(schema) && (schema.has("properties") || random.nextBoolean())) {
            return schema.has("example")
                    ? schema.path("example").deepCopy()
                    : schema.path("examples").get(0).deepCopy();
        }
        return switch (type(schema)) {
            case "object" -> object(schema, random, depth);
            case "array" -> array(schema, random, depth);
            case "integer", "number" -> number(schema, random);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> text(schema, random);
        };
    }

    private static boolean exemplified(JsonNode schema) {
        return schema.has("example") || schema.path("examples").has(0);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.get(0).asText();
        }
        return type.isMissingNode() && schema.has("properties") ? "object" : type.asText("string");
    }

    private ObjectNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = false;
            for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(property.getKey());
            }
            if (required || random.nextInt(3) > 0) {
                object.set(property.getKey(), fitting(property.getValue(), random, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, Random random, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = 0; i <= random.nextInt(3); i++) {
            array.add(fitting(schema.path("items"), random, depth + 1));
        }
        return array;
    }

    private static JsonNode number(JsonNode schema, Random random) {
        long least = schema.path("minimum").asLong(1);
        long most = schema.path("maximum").asLong(least + 100);
        return JSON.numberNode(random.nextLong(least, Math.max(most, least) + 1));
    }

    private static JsonNode text(JsonNode schema, Random random) {
        String value =
                switch (schema.path("format").asText()) {
                    case "date-time" -> "2026-02-0" + (1 + random.nextInt(9)) + "T10:15:00Z";
                    case "date" -> "2026-02-0" + (1 + random.nextInt(9));
                    case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
                    default -> "a".repeat(1 + random.nextInt(12));
                };
        return TextNode.valueOf(value);
    }
}
