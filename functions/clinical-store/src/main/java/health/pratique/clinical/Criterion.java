package health.pratique.clinical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a search.
 *
 * @param parameter without its modifier
 * @param modifier without the colon
 * @param values one of them has to hold; {@code \\|}, {@code \\,} and {@code \\$} stand for what they escape
 */
public record Criterion(String parameter, @Nullable String modifier, List<String> values) {

    static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 2_000;

    /** @throws QueryInvalid TOO_MUCH or VALUE_INVALID */
    public Criterion {
        values = List.copyOf(values);
        if (values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw new QueryInvalid(QueryInvalid.Defect.TOO_MUCH);
        }
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            throw new QueryInvalid(QueryInvalid.Defect.VALUE_INVALID);
        }
    }

    /**
     * @param text as in a query: values with commas between
     * @throws QueryInvalid TOO_MUCH or VALUE_INVALID
     */
    public static Criterion parse(String parameter, @Nullable String modifier, String text) {
        return new Criterion(parameter, modifier, Escapes.split(text, ','));
    }

    public static Criterion of(String parameter, String... values) {
        return new Criterion(parameter, null, List.of(values));
    }

    /** Values may be a patient's name or number. */
    @Override
    public String toString() {
        return parameter + (modifier == null ? "" : ":" + modifier) + "=[PHI]";
    }
}
