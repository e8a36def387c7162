package health.pratique.format.json;

import org.jspecify.annotations.Nullable;

/** A JSON string, unescaped. */
public record JsonText(String value) implements JsonValue {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonText(String text) && text.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
