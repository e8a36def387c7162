package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All stacks of a deployment as one: each resource, and who is meant where one refers to another, whatever parameters and outputs
 * are in between.
 *
 * @param transformed the stacks as they are given to CloudFormation, by the names of their files
 * @param problems references that stand for nothing
 */
public record JoinedStacks(
        Deployment deployment, Map<String, JsonNode> transformed, Map<String, Resource> byId, List<Finding> problems) {

    public static JoinedStacks of(Deployment deployment, Map<String, JsonNode> transformed) {
        References references = new References(transformed, deployment);
        Map<String, Resource> byId = new LinkedHashMap<>();
        transformed.forEach(
                (stack, template) -> template.path("Resources").properties().forEach(entry -> {
                    ObjectNode body = entry.getValue().deepCopy();
                    body.remove("Metadata");
                    Resource resource = new Resource(stack, entry.getKey(), references.evaluated(stack, body));
                    byId.put(resource.id(), resource);
                }));
        transformed.forEach((stack, template) ->
                template.path("Outputs").forEach(output -> references.evaluated(stack, output.path("Value"))));
        return new JoinedStacks(deployment, transformed, byId, references.problems());
    }

    public Stream<Resource> resources() {
        return byId.values().stream();
    }

    public Stream<Resource> all(String type) {
        return resources().filter(resource -> resource.type().equals(type));
    }

    /** The resource that a value is of: of its reference at its beginning. */
    public Optional<Resource> referred(String value) {
        return Reference.first(value).map(reference -> byId.get(reference.id()));
    }

    /** These with one resource in another state. */
    public JoinedStacks with(Resource changed) {
        Map<String, Resource> others = new LinkedHashMap<>(byId);
        others.put(changed.id(), changed);
        return new JoinedStacks(deployment, transformed, others, problems);
    }

    /** These without a resource. */
    public JoinedStacks without(Resource gone) {
        Map<String, Resource> others = new LinkedHashMap<>(byId);
        others.remove(gone.id());
        return new JoinedStacks(deployment, transformed, others, problems);
    }

    /** The words of a resource's references to others. */
    public static List<Reference> references(JsonNode value) {
        List<Reference> references = new ArrayList<>();
        Reference.all(value.toString()).forEach(references::add);
        return references;
    }

    /** Whose they are; all of them are megabytes. */
    @Override
    public String toString() {
        return "JoinedStacks[" + deployment.name() + "]";
    }
}
