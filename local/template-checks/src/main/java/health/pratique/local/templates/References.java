package health.pratique.local.templates;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What {@code Ref} and {@code Fn::GetAtt} stand for, over all stacks: parameters and outputs are followed to the resource. */
final class References {

    static final String ACCOUNT = "111122223333";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, JsonNode> stacks;
    private final Deployment deployment;
    private final Map<String, String> pseudo;
    private final Map<String, Evaluation> evaluations = new HashMap<>();
    /** Stack to the one that it nests in, and to the resource that it is there. */
    private final Map<String, Resource> nestedAs = new HashMap<>();

    private final Set<String> underway = new HashSet<>();
    private final List<Finding> problems = new ArrayList<>();

    References(Map<String, JsonNode> stacks, Deployment deployment) {
        this.stacks = stacks;
        this.deployment = deployment;
        this.pseudo = Map.of(
                "AWS::Region",
                deployment.region(),
                "AWS::AccountId",
                ACCOUNT,
                "AWS::Partition",
                "aws",
                "AWS::URLSuffix",
                "amazonaws.com",
                "AWS::StackName",
                "pratique-" + deployment.suffix());
        stacks.forEach((name, stack) -> {
            evaluations.put(name, new Evaluation(name, stack.path("Mappings"), this));
            stack.path("Resources").properties().forEach(entry -> {
                String template = entry.getValue().at("/Properties/TemplateURL").asText("");
                if (template.endsWith(".yaml")) {
                    nestedAs.put(template.replace(".yaml", ""), new Resource(name, entry.getKey(), entry.getValue()));
                }
            });
        });
    }

    JsonNode evaluated(String stack, JsonNode value) {
        return evaluation(stack).of(value);
    }

    /** What stands for nothing. */
    List<Finding> problems() {
        return List.copyOf(problems);
    }

    JsonNode ref(String stack, String name) {
        if (pseudo.containsKey(name)) {
            return JSON.textNode(pseudo.get(name));
        }
        if (resource(stack, name).isObject()) {
            return JSON.textNode("{" + stack + "/" + name + "}");
        }
        return parameter(stack, name);
    }

    JsonNode attribute(String stack, String dotted) {
        int dot = dotted.indexOf('.');
        String name = dotted.substring(0, dot);
        String attribute = dotted.substring(dot + 1);
        JsonNode resource = resource(stack, name);
        if (!resource.isObject()) {
            return unknown(stack, "Fn::GetAtt " + dotted);
        }
        String template = resource.at("/Properties/TemplateURL").asText("");
        return template.endsWith(".yaml")
                ? output(stack, template.replace(".yaml", ""), attribute)
                : JSON.textNode("{" + stack + "/" + dotted + "}");
    }

    JsonNode unknown(String stack, String what) {
        problems.add(new Finding(deployment.name(), stack, what + " stands for nothing"));
        return JSON.textNode("{?" + what + "}");
    }

    private JsonNode output(String asking, String stack, String attribute) {
        JsonNode value = stacks.getOrDefault(stack, JSON.objectNode())
                .path("Outputs")
                .path(attribute.replace("Outputs.", ""))
                .path("Value");
        return value.isMissingNode() || !attribute.startsWith("Outputs.")
                ? unknown(asking, "output " + attribute + " of " + stack)
                : once(stack + "." + attribute, asking, () -> evaluation(stack).of(value));
    }

    private JsonNode parameter(String stack, String name) {
        JsonNode declared = stack(stack).path("Parameters").path(name);
        Resource nested = nestedAs.get(stack);
        JsonNode given = nested == null
                ? deployment.value(name).<JsonNode>map(JSON::textNode).orElse(declared.path("Default"))
                : nested.body().path("Properties").path("Parameters").path(name);
        if (declared.isMissingNode() || given.isMissingNode()) {
            return unknown(stack, "Ref " + name);
        }
        JsonNode value = nested == null
                ? given
                : once(stack + " " + name, stack, () -> evaluation(nested.stack())
                        .of(given));
        String type = declared.path("Type").asText();
        return (type.startsWith("List<") || type.equals("CommaDelimitedList")) && value.isTextual()
                ? list(value.asText())
                : value;
    }

    private JsonNode once(String what, String stack, Supplier<JsonNode> value) {
        if (!underway.add(what)) {
            return unknown(stack, what + " waits for itself and");
        }
        try {
            return value.get();
        } finally {
            underway.remove(what);
        }
    }

    private static ArrayNode list(String commas) {
        ArrayNode list = JSON.arrayNode();
        for (String item : commas.split(",", -1)) {
            if (!item.isEmpty()) {
                list.add(item);
            }
        }
        return list;
    }

    private JsonNode resource(String stack, String name) {
        return stack(stack).path("Resources").path(name);
    }

    private JsonNode stack(String name) {
        return stacks.getOrDefault(name, JSON.objectNode());
    }

    private Evaluation evaluation(String stack) {
        return requireNonNull(evaluations.get(stack));
    }
}
