package health.pratique.format.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON number.
 *
 * @param digits as written: FHIR gives meaning to trailing zeros (R4, 2.24.0.1 decimal)
 */
public record JsonNumber(String digits) implements JsonValue {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNumber(String same) && same.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
