package health.pratique.format.json;

/**
 * A JSON number.
 *
 * @param digits as written: FHIR gives meaning to trailing zeros (R4, 2.24.0.1 decimal)
 */
public record JsonNumber(String digits) implements JsonValue {
    @Override
    public String toString() {
        return "[PHI]";
    }
}
