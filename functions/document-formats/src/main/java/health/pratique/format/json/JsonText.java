package health.pratique.format.json;

/** A JSON string, unescaped. */
public record JsonText(String value) implements JsonValue {
    @Override
    public String toString() {
        return "[PHI]";
    }
}
