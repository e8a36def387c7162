package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One statement of a policy.
 *
 * @param place in the template, with its Sid where it has one
 * @param node with every reference resolved; a resource without a local counterpart is left out, since nothing can be asked of it
 */
public record PolicyStatement(String place, ObjectNode node) {

    static List<PolicyStatement> of(Properties document) {
        Properties statements = document.object("Statement");
        if (statements.node().isObject()) {
            return List.of(one(statements));
        }
        List<PolicyStatement> found = new ArrayList<>();
        document.objects("Statement").forEach(statement -> found.add(one(statement)));
        return List.copyOf(found);
    }

    private static PolicyStatement one(Properties statement) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : statement.node().properties()) {
            String name = member.getKey();
            JsonNode value = name.endsWith("Resource") ? there(statement, name) : statement.value(name);
            if (!value.isMissingNode()) {
                resolved.set(name, value);
            }
        }
        String sid = statement.text("Sid").map(text -> " (" + text + ")").orElse("");
        return new PolicyStatement(statement.place() + sid, resolved);
    }

    private static ArrayNode there(Properties statement, String name) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        JsonNode written = statement.node().path(name);
        for (JsonNode each : written.isArray()
                ? written
                : JsonNodeFactory.instance.arrayNode().add(written)) {
            statement
                    .intrinsics()
                    .resolveHere(each, statement.place() + "." + name)
                    .ifPresent(value -> {
                        if (value instanceof ArrayNode list) {
                            found.addAll(list);
                        } else {
                            found.add(value);
                        }
                    });
        }
        return found;
    }
}
