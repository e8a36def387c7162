package health.pratique.local.templates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Stream;

/**
 * One value of a resource.
 *
 * @param path in its body, such as {@code /Properties/VersioningConfiguration/Status}
 * @param accepts what it may be
 */
record Requirement(String path, Accepts accepts, String remedy) {

    /** What a value of a resource may be. */
    @FunctionalInterface
    public interface Accepts {
        boolean test(JoinedStacks stacks, Resource resource, JsonNode value);
    }

    boolean isMet(JoinedStacks stacks, Resource resource) {
        return accepts.test(stacks, resource, resource.body().at(path));
    }

    /** The resource without the value, and with another one in its place. */
    Stream<Resource> broken(Resource resource) {
        JsonNode value = resource.body().at(path);
        if (value.isMissingNode()) {
            return Stream.empty();
        }
        Resource without = changed(resource, JsonNodeFactory.instance.missingNode());
        return switch (value) {
            case BooleanNode flag -> Stream.of(without, changed(resource, BooleanNode.valueOf(!flag.asBoolean())));
            case TextNode text -> Stream.of(without, changed(resource, TextNode.valueOf("something else")));
            default -> Stream.of(without);
        };
    }

    private Resource changed(Resource resource, JsonNode value) {
        JsonNode body = resource.body().deepCopy();
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        switch (body.at(path.substring(0, slash))) {
            case ObjectNode object when value.isMissingNode() -> object.remove(last);
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array when value.isMissingNode() -> array.remove(Integer.parseInt(last));
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            default -> throw new IllegalStateException(path + " is no value of " + resource);
        }
        return resource.with(body);
    }
}
