package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of a template with values for its parameters, and the stacks that nest in it.
 *
 * <p>All stacks have the name of the outermost one, so that what a resource without a name of its own is called does not
 * depend on the file that it stands in.
 */
final class Stack {

    private final TemplateFile file;
    private final LocalReferences references;
    private final NestedStacks nested;

    Stack(TemplateFile file, TemplateParameters parameters, String stackName, LocalAddresses addresses) {
        this.file = file;
        this.references = new LocalReferences(stackName, addresses, parameters, file.root(), this::outputOf);
        Rules.check(file.root().path("Rules"), references.intrinsics().conditions());
        this.nested = new NestedStacks(
                file,
                () -> resources(NestedStacks.TYPE),
                (child, values) -> new Stack(child, values, stackName, addresses));
    }

    /** This one, and after it those that nest in it, each after what it takes values from. */
    Stream<Stack> all() {
        return Stream.concat(Stream.of(this), nested.all().stream().flatMap(Stack::all));
    }

    Path path() {
        return file.path();
    }

    Path directory() {
        return file.directory();
    }

    /** Of all that a file holds itself, whether or not conditions leave it out. */
    List<String> logicalIds() {
        return file.root().path("Resources").properties().stream()
                .filter(entry -> !entry.getValue().path("Type").asText().equals(NestedStacks.TYPE))
                .map(Map.Entry::getKey)
                .toList();
    }

    String physicalName(Properties resource) {
        return references.physicalName(resource.logicalId());
    }

    /** Id of a key or an attribute of another resource. */
    String attribute(Properties resource, String attribute) {
        return references.attribute(resource.logicalId(), attribute, resource.place());
    }

    Stream<Properties> resources(String type) {
        return file.root().path("Resources").properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .filter(this::isWanted)
                .map(entry -> new Properties(
                        entry.getKey(), entry.getKey(), entry.getValue().path("Properties"), references.intrinsics()));
    }

    private boolean isWanted(Map.Entry<String, JsonNode> resource) {
        JsonNode condition = resource.getValue().path("Condition");
        return condition.isMissingNode()
                || references.intrinsics().condition(condition.asText(), resource.getKey() + ".Condition");
    }

    private String outputOf(String stack, String attribute, String place) {
        if (!attribute.startsWith("Outputs.")) {
            throw new TemplateInvalid(place, "Fn::GetAtt " + stack + "." + attribute + ": a stack has Outputs only");
        }
        return nested.stack(stack, place).output(attribute.substring("Outputs.".length()), place);
    }

    private String output(String name, String place) {
        JsonNode output = file.root().path("Outputs").path(name);
        if (!output.has("Value")) {
            throw new TemplateInvalid(place, "there is no output " + name + " in " + file.path());
        }
        return references.intrinsics().text(output.get("Value"), "Outputs." + name);
    }
}
