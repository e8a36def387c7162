package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Merges {@code Globals} into the serverless resources, as the SAM specification has it: mappings are merged, lists
 * are joined with the global items first, anything else of the resource wins.
 */
final class Globals {

    private static final Map<String, String> SECTION =
            Map.of("AWS::Serverless::Function", "Function", "AWS::Serverless::StateMachine", "StateMachine");

    private Globals() {}

    static ObjectNode merged(ObjectNode template) {
        ObjectNode result = template.deepCopy();
        for (JsonNode resource : result.path("Resources")) {
            JsonNode global = template.path("Globals")
                    .path(SECTION.getOrDefault(resource.path("Type").asText(), ""));
            if (global.isObject() && resource instanceof ObjectNode object) {
                JsonNode own =
                        object.has("Properties") ? object.get("Properties") : JsonNodeFactory.instance.objectNode();
                object.set("Properties", merge(global, own));
            }
        }
        return result;
    }

    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (global instanceof ObjectNode left
                && own instanceof ObjectNode right
                && !Intrinsics.isFunction(left)
                && !Intrinsics.isFunction(right)) {
            ObjectNode both = left.deepCopy();
            right.properties()
                    .forEach(entry -> both.set(
                            entry.getKey(),
                            left.has(entry.getKey())
                                    ? merge(left.get(entry.getKey()), entry.getValue())
                                    : entry.getValue()));
            return both;
        }
        if (global instanceof ArrayNode left && own instanceof ArrayNode right) {
            return left.deepCopy().addAll(right);
        }
        return own;
    }
}
