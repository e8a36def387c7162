package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.pratique.local.asl.jsonata.InvalidQuery;
import health.pratique.local.asl.jsonata.Reads;
import health.pratique.local.asl.jsonata.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one object of a definition, reports what is wrong with them, and at the end those that nobody asked for. */
final class Fields {

    private static final Set<String> JSONPATH_ONLY = Set.of(
            "InputPath",
            "OutputPath",
            "Parameters",
            "ResultSelector",
            "ResultPath",
            "Result",
            "ItemsPath",
            "TimeoutSecondsPath",
            "HeartbeatSecondsPath",
            "SecondsPath",
            "TimestampPath",
            "MaxConcurrencyPath",
            "ErrorPath",
            "CausePath",
            "Variable");

    private static final Set<String> DISTRIBUTED_ONLY = Set.of(
            "ItemReader",
            "ItemBatcher",
            "ResultWriter",
            "Label",
            "ToleratedFailureCount",
            "ToleratedFailurePercentage");

    private final String place;
    private final JsonNode node;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>(Set.of("Comment"));

    Fields(String place, JsonNode node, Problems problems) {
        this.place = place;
        this.node = node.isObject() ? node : MissingNode.getInstance();
        this.problems = problems;
        if (!node.isObject()) {
            problem("must be an object");
        }
    }

    void problem(String what) {
        problems.add(place, what);
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode get(String name) {
        asked.add(name);
        return node.path(name);
    }

    @Nullable
    String optionalText(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isEmpty()) {
            problem(name + " must be a string");
            return null;
        }
        return value.textValue();
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            if (!has(name)) {
                problem(name + " is missing");
            }
            return "";
        }
        return value;
    }

    long whole(String name, long otherwise, long min, long max) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            problem(name + " must be a whole number from " + min + " to " + max);
            return otherwise;
        }
        return value.longValue();
    }

    double number(String name, double otherwise, double min) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isNumber() || value.doubleValue() < min) {
            problem(name + " must be a number of at least " + min);
            return otherwise;
        }
        return value.doubleValue();
    }

    @Nullable
    Template template(String name, Reads reads) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return null;
        }
        try {
            return Template.compile(value, name, reads);
        } catch (InvalidQuery invalid) {
            problem(invalid.getMessage() == null ? name : invalid.getMessage());
            return null;
        }
    }

    /** A whole number in the definition itself, or an expression whose result is checked when it runs. */
    @Nullable
    Template wholeOrQuery(String name, long min, long max) {
        Template template = template(name, Reads.INPUT);
        if (template instanceof Template.Query) {
            return template;
        }
        if (template != null) {
            whole(name, min, min, max);
        }
        return template;
    }

    /** The members of an array, as places of their own. */
    List<Fields> list(String name) {
        JsonNode value = get(name);
        List<Fields> members = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            problem(name + " must be an array");
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            members.add(new Fields(place + ", " + name + " " + (i + 1), value.get(i), problems));
        }
        return members;
    }

    /** To be called when all known fields have been asked for. */
    void refuseOthers() {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            if (asked.contains(name)) {
                continue;
            }
            if (JSONPATH_ONLY.contains(name)) {
                problem(name + " is a field of JSONPath mode");
            } else if (DISTRIBUTED_ONLY.contains(name)) {
                problem(name + " belongs to a distributed Map, which is not supported");
            } else {
                problem(name + " is not a supported field here");
            }
        }
    }
}
