package health.pratique.consent;

import java.util.Set;

/**
 * What is known of one side of a question.
 *
 * @param complete whether there is nothing else; if not, what is absent may still be there
 */
public record Known<T>(Set<T> values, boolean complete) {

    public Known {
        values = Set.copyOf(values);
    }

    /** These, and nothing else. */
    public static <T> Known<T> exactly(Set<T> values) {
        return new Known<>(values, true);
    }

    /** These, and perhaps more. */
    public static <T> Known<T> atLeast(Set<T> values) {
        return new Known<>(values, false);
    }

    Match holds(T value) {
        if (values.contains(value)) {
            return Match.YES;
        }
        return complete ? Match.NO : Match.MAYBE;
    }
}
