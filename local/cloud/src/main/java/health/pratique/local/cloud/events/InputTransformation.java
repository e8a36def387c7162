package health.pratique.local.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.TargetInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a target's input of an event, as a rule's {@code Input}, {@code InputPath} or {@code InputTransformer} says. */
final class InputTransformation {

    private static final Pattern VARIABLE = Pattern.compile("<([A-Za-z0-9_.-]+)>");

    private InputTransformation() {}

    static String apply(TargetInput input, ObjectNode event, String ruleName) {
        return switch (input) {
            case TargetInput.Whole() -> event.toString();
            case TargetInput.Constant(String json) -> json;
            case TargetInput.Part(String path) -> at(event, path).toString();
            case TargetInput.Transformed transformed -> transform(transformed, event, ruleName);
        };
    }

    private static String transform(TargetInput.Transformed transformed, ObjectNode event, String ruleName) {
        String template = transformed.template();
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder result = new StringBuilder();
        boolean insideText = false;
        for (int at = 0; at < template.length(); at++) {
            char character = template.charAt(at);
            if (character == '<' && variable.find(at) && variable.start() == at) {
                JsonNode value = variable(variable.group(1), transformed, event, ruleName);
                result.append(insideText ? escaped(value) : value.toString());
                at = variable.end() - 1;
                continue;
            }
            insideText ^= character == '"' && (at == 0 || template.charAt(at - 1) != '\\');
            result.append(character);
        }
        return result.toString();
    }

    /** As it stands between quotes. */
    private static String escaped(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        String json = JsonNodeFactory.instance.textNode(text).toString();
        return json.substring(1, json.length() - 1);
    }

    private static JsonNode variable(
            String name, TargetInput.Transformed transformed, ObjectNode event, String ruleName) {
        return switch (name) {
            case "aws.events.event", "aws.events.event.json" -> event;
            case "aws.events.rule-name" -> JsonNodeFactory.instance.textNode(ruleName);
            case "aws.events.event.ingestion-time" -> event.path("time");
            default -> at(event, transformed.paths().getOrDefault(name, "$.none"));
        };
    }

    /** {@code $.a.b[0]}: the part of JSON path that EventBridge takes. */
    private static JsonNode at(ObjectNode event, String path) {
        String pointer = path.equals("$")
                ? ""
                : path.substring(1).replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
        JsonNode found = event.at(pointer);
        return found.isMissingNode() ? JsonNodeFactory.instance.textNode("") : found;
    }
}
