package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of a template's parameters: those given, else the defaults, checked as CloudFormation checks them. */
final class TemplateParameters {

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, NoLocalCounterpart> missing;

    private TemplateParameters(
            String owner, JsonNode declared, Map<String, String> given, Map<String, NoLocalCounterpart> missing) {
        this.missing = Map.copyOf(missing);
        Stream.concat(given.keySet().stream(), missing.keySet().stream())
                .filter(name -> !declared.has(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateInvalid(owner + "Parameters." + name, "is given but not declared");
                });
        for (Map.Entry<String, JsonNode> entry : declared.properties()) {
            if (!missing.containsKey(entry.getKey())) {
                values.put(
                        entry.getKey(),
                        checked(owner + "Parameters." + entry.getKey(), entry.getValue(), given.get(entry.getKey())));
            }
        }
    }

    static TemplateParameters of(JsonNode declared, Map<String, String> given) {
        return new TemplateParameters("", declared, given, Map.of());
    }

    /** @param missing those whose values only a deployed stack has; told when one is used */
    static TemplateParameters ofNested(
            String stack, JsonNode declared, Map<String, String> given, Map<String, NoLocalCounterpart> missing) {
        return new TemplateParameters(stack + ".", declared, given, missing);
    }

    Optional<JsonNode> value(String name, String place) {
        NoLocalCounterpart why = missing.get(name);
        if (why != null) {
            throw new NoLocalCounterpart(place, "Ref " + name + ": " + why.getMessage());
        }
        return Optional.ofNullable(values.get(name));
    }

    /** With what the template itself says of the values that it takes, as CloudFormation tells it. */
    private static TemplateInvalid invalid(String place, JsonNode declaration, String problem) {
        JsonNode wanted = declaration.path("ConstraintDescription");
        return new TemplateInvalid(place, wanted.isTextual() ? problem + ": give " + wanted.asText() : problem);
    }

    private static JsonNode checked(String place, JsonNode declaration, @Nullable String given) {
        String value = Optional.ofNullable(given)
                .or(() -> Optional.ofNullable(declaration.get("Default")).map(JsonNode::asText))
                .orElseThrow(() -> new TemplateInvalid(place, "has no default and was not given"));
        String type = declaration.path("Type").asText("String");
        // Of a list, CloudFormation holds each value against what is allowed.
        for (String one : isList(type) ? value.split(",", -1) : new String[] {value}) {
            check(place, declaration, isList(type) ? one.strip() : one);
        }
        return typed(type, value);
    }

    private static boolean isList(String type) {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    private static JsonNode typed(String type, String value) {
        if (!isList(type)) {
            return JsonNodeFactory.instance.textNode(value);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String item : value.split(",", -1)) {
            if (!item.isBlank()) {
                list.add(item.strip());
            }
        }
        return list;
    }

    private static void check(String place, JsonNode declaration, String value) {
        JsonNode allowed = declaration.path("AllowedValues");
        if (allowed.isArray()) {
            boolean found = false;
            for (JsonNode one : allowed) {
                found |= one.asText().equals(value);
            }
            if (!found) {
                throw invalid(place, declaration, "is not one of the AllowedValues");
            }
        }
        JsonNode pattern = declaration.path("AllowedPattern");
        try {
            if (pattern.isTextual()
                    && !Pattern.compile(pattern.asText()).matcher(value).matches()) {
                throw invalid(place, declaration, "does not match its AllowedPattern");
            }
        } catch (PatternSyntaxException e) {
            throw new TemplateInvalid(place + ".AllowedPattern", "is not a regular expression");
        }
        if (value.length() < declaration.path("MinLength").asInt(0)
                || value.length() > declaration.path("MaxLength").asInt(Integer.MAX_VALUE)) {
            throw invalid(place, declaration, "is shorter than its MinLength or longer than its MaxLength");
        }
        if (declaration.path("Type").asText().equals("Number")) {
            checkNumber(place, declaration, value);
        }
    }

    private static void checkNumber(String place, JsonNode declaration, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw invalid(place, declaration, "is not a number");
        }
        if (number < declaration.path("MinValue").asDouble(Double.NEGATIVE_INFINITY)
                || number > declaration.path("MaxValue").asDouble(Double.POSITIVE_INFINITY)) {
            throw invalid(place, declaration, "is below its MinValue or above its MaxValue");
        }
    }
}
