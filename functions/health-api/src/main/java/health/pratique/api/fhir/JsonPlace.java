package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/**
 * A place in a document, by a JSON Pointer (RFC 6901).
 *
 * @param steps names of members and indexes, the outermost first
 */
record JsonPlace(List<String> steps) {

    private static final int MOST_STEPS = 64;
    private static final String END = "-";

    JsonPlace {
        steps = List.copyOf(steps);
    }

    static JsonPlace parse(String pointer) {
        if (pointer.isEmpty()) {
            return new JsonPlace(List.of());
        }
        String[] parts = pointer.split("/", MOST_STEPS + 2);
        if (!pointer.startsWith("/") || parts.length > MOST_STEPS + 1) {
            throw FhirRefused.invalid("A path of a patch is a JSON Pointer, such as /name/0/family.");
        }
        return new JsonPlace(Arrays.stream(parts)
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    boolean holds(JsonPlace other) {
        return other.steps.size() > steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /** @throws FhirRefused when there is nothing */
    JsonNode in(JsonNode document) {
        JsonNode at = document;
        for (String step : steps) {
            at = below(at, step);
        }
        return at;
    }

    JsonNode add(JsonNode document, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        switch (parent(document)) {
            case ObjectNode object -> object.set(steps.getLast(), value);
            case ArrayNode array ->
                array.insert(steps.getLast().equals(END) ? array.size() : index(steps.getLast(), array.size()), value);
            default -> throw missing();
        }
        return document;
    }

    JsonNode replace(JsonNode document, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        in(document);
        switch (parent(document)) {
            case ObjectNode object -> object.set(steps.getLast(), value);
            case ArrayNode array -> array.set(index(steps.getLast(), array.size() - 1), value);
            default -> throw missing();
        }
        return document;
    }

    JsonNode remove(JsonNode document) {
        if (steps.isEmpty()) {
            throw FhirRefused.unprocessable("A patch does not remove the resource.");
        }
        in(document);
        switch (parent(document)) {
            case ObjectNode object -> object.remove(steps.getLast());
            case ArrayNode array -> array.remove(index(steps.getLast(), array.size() - 1));
            default -> throw missing();
        }
        return document;
    }

    private JsonNode parent(JsonNode document) {
        return new JsonPlace(steps.subList(0, steps.size() - 1)).in(document);
    }

    private static JsonNode below(JsonNode at, String step) {
        JsonNode found = at.isArray() ? at.get(index(step, at.size() - 1)) : at.get(step);
        if (found == null) {
            throw missing();
        }
        return found;
    }

    /** Digits alone, without a zero before them. */
    private static int index(String step, int most) {
        boolean digits = !step.isEmpty()
                && step.length() < 10
                && step.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && (step.length() == 1 || step.charAt(0) != '0');
        if (!digits || Integer.parseInt(step) > most) {
            throw missing();
        }
        return Integer.parseInt(step);
    }

    private static FhirRefused missing() {
        return FhirRefused.unprocessable("A place that the patch names is not there.");
    }

    @Override
    public String toString() {
        return "a place " + steps.size() + " steps deep";
    }
}
