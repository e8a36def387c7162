package health.pratique.local.templates;

import static health.pratique.local.templates.Everywhere.holds;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CloudFormation takes at all. */
class StacksTest {

    /** Quotas of CloudFormation: "Understand CloudFormation quotas", AWS CloudFormation User Guide. */
    private static final int RESOURCES = 500;

    private static final int OTHERS = 200;
    private static final int BODY_BYTES = 1_000_000;

    private static final String STACK = "AWS::CloudFormation::Stack";

    @Test
    void noStackIsLargerThanCloudFormationTakes() {
        holds(Rule.of(stacks -> larger(stacks, RESOURCES, OTHERS, BODY_BYTES), stacks -> larger(stacks, 3, 3, 3)
                .map(found ->
                        new Broken("each is larger than nothing", grown(stacks, found.resource()), found.resource()))
                .distinct()));
    }

    private static Stream<Finding> larger(JoinedStacks stacks, int resources, int others, int bytes) {
        return stacks.transformed().entrySet().stream()
                .filter(stack -> stack.getValue().path("Resources").size() > resources
                        || stack.getValue().path("Parameters").size() > others
                        || stack.getValue().path("Outputs").size() > others
                        || stack.getValue().toString().length() > bytes)
                .map(stack -> new Finding(
                        stacks.deployment().name(), stack.getKey(), "is too large for CloudFormation: divide it"));
    }

    private static JoinedStacks grown(JoinedStacks stacks, String stack) {
        Map<String, JsonNode> transformed = new HashMap<>(stacks.transformed());
        ObjectNode large = requireNonNull(transformed.get(stack)).deepCopy();
        large.put("Description", "x".repeat(BODY_BYTES));
        transformed.put(stack, large);
        return new JoinedStacks(stacks.deployment(), transformed, stacks.byId(), stacks.problems());
    }

    @Test
    void nothingWaitsForWhatWaitsForIt() {
        holds(Rule.of(StacksTest::circles, StacksTest::closed));
    }

    private static Stream<Finding> circles(JoinedStacks stacks) {
        Map<String, Set<String>> waits = waits(stacks);
        Set<String> done = new HashSet<>();
        return stacks.resources()
                .filter(resource -> returns(resource.id(), waits, new HashSet<>(), done))
                .map(resource ->
                        Finding.of(stacks, resource, "waits for something that waits for it: name one by its rule"));
    }

    private static boolean returns(String id, Map<String, Set<String>> waits, Set<String> path, Set<String> done) {
        if (done.contains(id)) {
            return false;
        }
        if (!path.add(id)) {
            return true;
        }
        boolean circle = waits.getOrDefault(id, Set.of()).stream().anyMatch(next -> returns(next, waits, path, done));
        path.remove(id);
        if (!circle) {
            done.add(id);
        }
        return circle;
    }

    /** A resource of the same stack, or the nested stack that a value is of, by the resource that waits for it. */
    private static Map<String, Set<String>> waits(JoinedStacks stacks) {
        Map<String, String> nested = stacks.all(STACK)
                .collect(Collectors.toMap(stack -> stack.text("TemplateURL").replace(".yaml", ""), Resource::id));
        Map<String, Set<String>> waits = new HashMap<>();
        stacks.resources().forEach(resource -> {
            Set<String> others = waits.computeIfAbsent(resource.id(), id -> new HashSet<>());
            JoinedStacks.references(resource.body()).forEach(reference -> {
                String stack = reference.id().substring(0, reference.id().indexOf('/'));
                if (stack.equals(resource.stack())) {
                    others.add(reference.id());
                } else if (resource.type().equals(STACK)) {
                    others.add(nested.getOrDefault(stack, reference.id()));
                }
            });
            JsonNode depends = resource.body().path("DependsOn");
            if (depends.isTextual()) {
                others.add(resource.stack() + "/" + depends.asText());
            }
            depends.forEach(on -> others.add(resource.stack() + "/" + on.asText()));
        });
        return waits;
    }

    /** In each stack one that waits is waited for. */
    private static Stream<Broken> closed(JoinedStacks stacks) {
        Set<String> seen = new HashSet<>();
        return waits(stacks).entrySet().stream()
                .filter(waiting -> !waiting.getValue().isEmpty())
                .filter(waiting ->
                        seen.add(waiting.getKey().substring(0, waiting.getKey().indexOf('/'))))
                .map(waiting -> {
                    Resource first = requireNonNull(
                            stacks.byId().get(waiting.getValue().iterator().next()));
                    ObjectNode body = first.body().deepCopy();
                    body.put(
                            "DependsOn",
                            waiting.getKey().substring(waiting.getKey().indexOf('/') + 1));
                    return new Broken("it depends on " + waiting.getKey(), stacks.with(first.with(body)), first.id());
                });
    }
}
