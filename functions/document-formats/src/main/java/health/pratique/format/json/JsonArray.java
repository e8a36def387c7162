package health.pratique.format.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
public record JsonArray(List<JsonValue> values) implements JsonValue {

    public JsonArray {
        values = List.copyOf(values);
    }

    public int size() {
        return values.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonArray(List<JsonValue> others) && others.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
