package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's intrinsic functions, in their long form, wherever they stand in a value. */
final class Intrinsics {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode mappings;
    private final Conditions conditions;
    private final References references;

    Intrinsics(JsonNode mappings, JsonNode conditions, References references) {
        this.mappings = mappings;
        this.conditions = new Conditions(conditions, this);
        this.references = references;
    }

    boolean condition(String name, String place) {
        return conditions.holds(name, place);
    }

    Conditions conditions() {
        return conditions;
    }

    /** The value with every function replaced by its result; missing when it is {@code AWS::NoValue}. */
    JsonNode resolve(JsonNode node, String place) {
        return switch (node) {
            case ObjectNode object -> isFunction(object) ? call(object, place) : members(object, place);
            case ArrayNode array -> {
                ArrayNode result = JSON.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    JsonNode value = resolve(array.get(i), place + "[" + i + "]");
                    if (!value.isMissingNode()) {
                        result.add(value);
                    }
                }
                yield result;
            }
            default -> node;
        };
    }

    /** The value; nothing for {@code AWS::NoValue} and for what only a deployed stack has. */
    Optional<JsonNode> resolveHere(JsonNode node, String place) {
        try {
            return Optional.of(resolve(node, place)).filter(value -> !value.isMissingNode());
        } catch (NoLocalCounterpart onlyDeployed) {
            return Optional.empty();
        }
    }

    /** A resolved scalar as text. */
    String text(JsonNode node, String place) {
        JsonNode value = resolve(node, place);
        if (!value.isValueNode() || value.isNull()) {
            throw new TemplateInvalid(place, "a plain value is wanted here");
        }
        return value.asText();
    }

    static boolean isFunction(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return false;
        }
        String name = node.fieldNames().next();
        return name.equals("Ref") || name.startsWith("Fn::");
    }

    private ObjectNode members(ObjectNode object, String place) {
        ObjectNode result = JSON.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = resolve(member.getValue(), place + "." + member.getKey());
            if (!value.isMissingNode()) {
                result.set(member.getKey(), value);
            }
        }
        return result;
    }

    private JsonNode call(ObjectNode function, String place) {
        String name = function.fieldNames().next();
        JsonNode argument = function.get(name);
        return switch (name) {
            case "Ref" -> ref(argument, place);
            case "Fn::GetAtt" -> JSON.textNode(attribute(argument, place));
            case "Fn::Sub" -> JSON.textNode(sub(argument, place));
            case "Fn::Join" -> JSON.textNode(join(list(argument, 2, name, place), place));
            case "Fn::Split" -> split(list(argument, 2, name, place), place);
            case "Fn::Select" -> select(list(argument, 2, name, place), place);
            case "Fn::FindInMap" -> find(list(argument, 3, name, place), place);
            case "Fn::If" -> choose(list(argument, 3, name, place), place);
            case "Fn::Base64" ->
                JSON.textNode(
                        Base64.getEncoder().encodeToString(text(argument, place).getBytes(StandardCharsets.UTF_8)));
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> JSON.booleanNode(conditions.evaluate(function, place));
            case "Fn::ImportValue" ->
                throw new TemplateInvalid(place, "Fn::ImportValue: another stack's exports do not exist locally");
            default -> throw new TemplateInvalid(place, name + " is not known here");
        };
    }

    private JsonNode ref(JsonNode argument, String place) {
        return argument.asText().equals("AWS::NoValue")
                ? MissingNode.getInstance()
                : references.ref(argument.asText(), place);
    }

    private String attribute(JsonNode argument, String place) {
        if (argument.isArray() && argument.size() == 2) {
            return references.attribute(argument.get(0).asText(), text(argument.get(1), place), place);
        }
        int dot = argument.asText().indexOf('.');
        if (dot < 1) {
            throw new TemplateInvalid(place, "Fn::GetAtt wants a logical id and an attribute");
        }
        return references.attribute(
                argument.asText().substring(0, dot), argument.asText().substring(dot + 1), place);
    }

    private String sub(JsonNode argument, String place) {
        JsonNode template = argument.isArray() ? argument.path(0) : argument;
        JsonNode variables = argument.isArray() ? argument.path(1) : JSON.objectNode();
        if (!template.isTextual()) {
            throw new TemplateInvalid(place, "Fn::Sub wants a text");
        }
        Matcher matcher = VARIABLE.matcher(template.asText());
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).strip();
            String value;
            if (!matcher.group(1).isEmpty()) {
                value = "${" + matcher.group(2) + "}";
            } else if (variables.has(name)) {
                value = text(variables.get(name), place);
            } else if (name.indexOf('.') > 0) {
                value = attribute(JSON.textNode(name), place);
            } else {
                value = text(JSON.objectNode().put("Ref", name), place);
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private String join(List<JsonNode> arguments, String place) {
        StringJoiner joiner = new StringJoiner(text(arguments.get(0), place));
        JsonNode items = resolve(arguments.get(1), place);
        if (!items.isArray()) {
            throw new TemplateInvalid(place, "Fn::Join wants a list");
        }
        items.forEach(item -> joiner.add(text(item, place)));
        return joiner.toString();
    }

    private ArrayNode split(List<JsonNode> arguments, String place) {
        ArrayNode result = JSON.arrayNode();
        String delimiter = text(arguments.get(0), place);
        for (String part : text(arguments.get(1), place).split(Pattern.quote(delimiter), -1)) {
            result.add(part);
        }
        return result;
    }

    private JsonNode select(List<JsonNode> arguments, String place) {
        JsonNode item = resolve(arguments.get(1), place)
                .path(resolve(arguments.get(0), place).asInt(-1));
        if (item.isMissingNode()) {
            throw new TemplateInvalid(place, "Fn::Select: no such item");
        }
        return item;
    }

    private JsonNode find(List<JsonNode> arguments, String place) {
        JsonNode found = mappings.path(text(arguments.get(0), place))
                .path(text(arguments.get(1), place))
                .path(text(arguments.get(2), place));
        if (found.isMissingNode()) {
            throw new TemplateInvalid(place, "Fn::FindInMap: no such entry");
        }
        return found;
    }

    private JsonNode choose(List<JsonNode> arguments, String place) {
        return resolve(arguments.get(condition(arguments.get(0).asText(), place) ? 1 : 2), place);
    }

    private static List<JsonNode> list(JsonNode argument, int size, String name, String place) {
        if (!argument.isArray() || argument.size() != size) {
            throw new TemplateInvalid(place, name + " wants " + size + " arguments");
        }
        List<JsonNode> list = new ArrayList<>();
        argument.forEach(list::add);
        return list;
    }
}
