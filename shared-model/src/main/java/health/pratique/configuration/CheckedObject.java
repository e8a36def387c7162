package health.pratique.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object of a configuration that is read name by name; what is wrong is gathered, so that all of it is told at once. */
final class CheckedObject {

    private final String path;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> known = new TreeSet<>();

    CheckedObject(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.problems = problems;
        if (node.isObject()) {
            this.node = node;
        } else {
            problems.add((path.isEmpty() ? "the configuration" : path) + " is an object");
            this.node = JsonNodeFactory.instance.objectNode();
        }
    }

    CheckedObject object(String name) {
        JsonNode child = child(name);
        return new CheckedObject(at(name), child == null ? JsonNodeFactory.instance.objectNode() : child, problems);
    }

    int number(String name, int fallback, int least, int most) {
        Integer said = number(name, least, most);
        return said == null ? fallback : said;
    }

    @Nullable
    Integer number(String name, int least, int most) {
        JsonNode child = child(name);
        if (child == null) {
            return null;
        }
        if (!child.isIntegralNumber()
                || !child.canConvertToInt()
                || child.intValue() < least
                || child.intValue() > most) {
            problems.add(at(name) + " is a whole number from " + least + " to " + most);
            return null;
        }
        return child.intValue();
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode child = child(name);
        if (child != null && !child.isBoolean()) {
            problems.add(at(name) + " is true or false");
            return null;
        }
        return child == null ? null : child.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> choices, E fallback) {
        JsonNode child = child(name);
        if (child == null) {
            return fallback;
        }
        for (E one : choices.getEnumConstants()) {
            if (child.isTextual() && one.name().equals(child.textValue())) {
                return one;
            }
        }
        problems.add(at(name) + " is one of " + Arrays.toString(choices.getEnumConstants()));
        return fallback;
    }

    @Nullable
    String text(String name, Pattern form, String formInWords) {
        JsonNode child = child(name);
        if (child == null) {
            return null;
        }
        if (!child.isTextual() || !form.matcher(child.textValue()).matches()) {
            problems.add(at(name) + " is " + formInWords);
            return null;
        }
        return child.textValue();
    }

    Set<String> texts(String name, Pattern form, String formInWords) {
        JsonNode child = child(name);
        Set<String> texts = new TreeSet<>();
        if (child == null) {
            return texts;
        }
        boolean sound = child.isArray();
        for (JsonNode one : child) {
            sound &= one.isTextual() && form.matcher(one.textValue()).matches();
            texts.add(one.asText());
        }
        if (!sound) {
            problems.add(at(name) + " is an array, each " + formInWords);
        }
        return texts;
    }

    @Nullable
    LocalDate date(String name) {
        JsonNode child = child(name);
        try {
            return child == null ? null : LocalDate.parse(child.isTextual() ? child.textValue() : "");
        } catch (DateTimeParseException other) {
            problems.add(at(name) + " is a date such as 2027-06-30");
            return null;
        }
    }

    /** A name that nobody reads is a mistake: what it was to switch on would stay off unnoticed. */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problems.add(at(name) + " is not known; known here are " + String.join(", ", known));
            }
        });
    }

    private @Nullable JsonNode child(String name) {
        known.add(name);
        JsonNode child = node.get(name);
        return child == null || child.isNull() ? null : child;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
