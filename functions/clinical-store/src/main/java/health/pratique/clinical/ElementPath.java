package health.pratique.clinical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way through a resource's JSON: names with dots between, lists are walked through. {@code extension(url)} takes the
 * extension with that address, {@code telecom(system=phone)} the elements of which that is true.
 */
public record ElementPath(String text, List<Step> steps) {

    private static final Pattern STEP = Pattern.compile("(\\w+)(?:\\(([^)=]+)(?:=([^)]+))?\\))?(?:\\.|$)");

    /**
     * @param name the element
     * @param condition name of a child, or address of an extension
     * @param value what the child is; null when the condition is an address
     */
    public record Step(
            String name,
            @Nullable String condition,
            @Nullable String value) {

        boolean takes(JsonNode element) {
            if (condition == null) {
                return true;
            }
            return value == null
                    ? condition.equals(element.path("url").textValue())
                    : value.equals(element.path(condition).textValue());
        }
    }

    public ElementPath {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when it is no path */
    public static ElementPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        int end = 0;
        while (step.find() && step.start() == end) {
            steps.add(new Step(step.group(1), step.group(2), step.group(3)));
            end = step.end();
        }
        if (end != text.length() || steps.isEmpty()) {
            throw new IllegalArgumentException("a path is names with dots between");
        }
        return new ElementPath(text, steps);
    }

    /** What is there, in the resource's order. */
    public List<JsonNode> in(JsonNode resource) {
        List<JsonNode> found = List.of(resource);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode element : found) {
                JsonNode child = element.path(step.name());
                if (child.isArray()) {
                    child.forEach(item -> take(step, item, next));
                } else {
                    take(step, child, next);
                }
            }
            found = next;
        }
        return found;
    }

    private static void take(Step step, JsonNode element, List<JsonNode> taken) {
        if (!element.isMissingNode() && !element.isNull() && step.takes(element)) {
            taken.add(element);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
