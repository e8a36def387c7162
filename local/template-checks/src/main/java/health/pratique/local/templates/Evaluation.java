package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Evaluates the functions in a stack, in their long form; conditions are decided before. */
final class Evaluation {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String stack;
    private final JsonNode mappings;
    private final References references;

    Evaluation(String stack, JsonNode mappings, References references) {
        this.stack = stack;
        this.mappings = mappings;
        this.references = references;
    }

    JsonNode of(JsonNode value) {
        return switch (value) {
            case ObjectNode object when isFunction(object) -> call(object);
            case ObjectNode object -> {
                ObjectNode result = JSON.objectNode();
                object.properties().forEach(member -> result.set(member.getKey(), of(member.getValue())));
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JSON.arrayNode();
                array.forEach(item -> result.add(of(item)));
                yield result;
            }
            default -> value;
        };
    }

    /** What only AWS knows stays whole: whichever part is asked for, it is that resource's. */
    private static JsonNode split(String text, String separator) {
        if (text.startsWith("{")) {
            return JSON.textNode(text);
        }
        ArrayNode parts = JSON.arrayNode();
        for (String part : text.split(Pattern.quote(separator), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private static JsonNode selected(JsonNode list, int index) {
        return list.isTextual() ? list : list.path(index);
    }

    private static boolean isFunction(ObjectNode node) {
        if (node.size() != 1) {
            return false;
        }
        String name = node.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private JsonNode call(ObjectNode function) {
        Map.Entry<String, JsonNode> only = function.properties().iterator().next();
        JsonNode argument = only.getValue();
        return switch (only.getKey()) {
            case "Ref" -> references.ref(stack, argument.asText());
            case "Fn::GetAtt" -> references.attribute(stack, dotted(argument));
            case "Fn::Sub" -> JSON.textNode(substituted(argument));
            case "Fn::Join" ->
                JSON.textNode(StreamSupport.stream(of(argument.get(1)).spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(argument.get(0).asText())));
            case "Fn::Select" -> selected(of(argument.get(1)), argument.get(0).asInt());
            case "Fn::Split" ->
                split(of(argument.get(1)).asText(), argument.get(0).asText());
            case "Fn::FindInMap" -> {
                Iterator<JsonNode> keys = of(argument).iterator();
                JsonNode found = mappings;
                while (keys.hasNext()) {
                    found = found.path(keys.next().asText());
                }
                yield found.isMissingNode() ? references.unknown(stack, "Fn::FindInMap " + argument) : found;
            }
            case "Fn::Base64" ->
                JSON.textNode(
                        Base64.getEncoder().encodeToString(of(argument).asText().getBytes(StandardCharsets.UTF_8)));
            case "Fn::GetAZs" -> {
                ArrayNode zones = JSON.arrayNode();
                "abc".chars().forEach(letter -> zones.add("{zone}" + (char) letter));
                yield zones;
            }
            default -> references.unknown(stack, only.getKey() + ", which is not known here,");
        };
    }

    private static String dotted(JsonNode argument) {
        return argument.isTextual()
                ? argument.asText()
                : argument.get(0).asText() + "." + argument.get(1).asText();
    }

    private String substituted(JsonNode argument) {
        JsonNode given = argument.isArray() ? argument.get(1) : JSON.objectNode();
        Matcher variable = VARIABLE.matcher((argument.isArray() ? argument.get(0) : argument).asText());
        StringBuilder text = new StringBuilder();
        while (variable.find()) {
            String name = variable.group(2).strip();
            String value;
            if (!variable.group(1).isEmpty()) {
                value = "${" + variable.group(2) + "}";
            } else if (given.has(name)) {
                value = of(given.get(name)).asText();
            } else if (name.contains(".")) {
                value = references.attribute(stack, name).asText();
            } else {
                value = references.ref(stack, name).asText();
            }
            variable.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return variable.appendTail(text).toString();
    }
}
