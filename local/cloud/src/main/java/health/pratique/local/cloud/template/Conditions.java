package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The template's named conditions, each evaluated once and only when asked for. Not thread-safe. */
final class Conditions {

    private final JsonNode declared;
    private final Intrinsics intrinsics;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> underway = new HashSet<>();

    Conditions(JsonNode declared, Intrinsics intrinsics) {
        this.declared = declared;
        this.intrinsics = intrinsics;
    }

    boolean holds(String name, String place) {
        Boolean before = known.get(name);
        if (before != null) {
            return before;
        }
        if (!declared.has(name)) {
            throw new TemplateInvalid(place, "condition " + name + " is not declared");
        }
        if (!underway.add(name)) {
            throw new TemplateInvalid("Conditions." + name, "refers to itself");
        }
        boolean value = evaluate(declared.get(name), "Conditions." + name);
        underway.remove(name);
        known.put(name, value);
        return value;
    }

    boolean evaluate(JsonNode node, String place) {
        if (!node.isObject() || node.size() != 1) {
            throw new TemplateInvalid(place, "a condition is one of Fn::Equals, Fn::Not, Fn::And, Fn::Or, Condition");
        }
        String name = node.fieldNames().next();
        JsonNode arguments = node.get(name);
        return switch (name) {
            case "Condition" -> holds(arguments.asText(), place);
            case "Fn::Equals" ->
                intrinsics
                        .resolve(arguments.path(0), place)
                        .asText()
                        .equals(intrinsics.resolve(arguments.path(1), place).asText());
            case "Fn::Not" -> !evaluate(arguments.path(0), place);
            case "Fn::And" -> {
                boolean all = true;
                for (JsonNode argument : arguments) {
                    all &= evaluate(argument, place);
                }
                yield all;
            }
            case "Fn::Or" -> {
                boolean any = false;
                for (JsonNode argument : arguments) {
                    any |= evaluate(argument, place);
                }
                yield any;
            }
            case "Fn::Contains" -> contains(arguments, place);
            default -> throw new TemplateInvalid(place, name + " is not a condition");
        };
    }

    /** Of rules; CloudFormation knows it nowhere else. */
    private boolean contains(JsonNode arguments, String place) {
        String wanted = intrinsics.text(arguments.path(1), place);
        return intrinsics.resolve(arguments.path(0), place).valueStream().anyMatch(item -> item.asText()
                .equals(wanted));
    }
}
