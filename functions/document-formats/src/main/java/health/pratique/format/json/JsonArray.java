package health.pratique.format.json;

import java.util.List;

/** A JSON array. */
public record JsonArray(List<JsonValue> values) implements JsonValue {

    public JsonArray {
        values = List.copyOf(values);
    }

    public int size() {
        return values.size();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
