package health.pratique.compliance.statement;

import org.jspecify.annotations.Nullable;

/**
 * A measured amount.
 *
 * @param code of the unit, if one is said
 * @param system of that code
 * @param unit in words
 * @param compared whether the value is only a bound ({@code <}, {@code >})
 */
public record Quantity(
        double value,
        @Nullable String code,
        @Nullable String system,
        @Nullable String unit,
        boolean compared) {

    private static final String UCUM = "http://unitsofmeasure.org";

    /** Whether it says that its unit is one of UCUM. */
    public boolean isUcum() {
        return UCUM.equals(system) && code != null;
    }

    /** The unit as a machine reads it, else the one for people, which mostly is the same. */
    public @Nullable String symbol() {
        return code != null ? code : unit;
    }
}
