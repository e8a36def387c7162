package health.pratique.format.json;

/** {@code true}, {@code false} or {@code null}. */
public enum JsonLiteral implements JsonValue {
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String word;

    JsonLiteral(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
