package health.pratique.format.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object, its members in the order written. */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /** The member's string value, if it is a string. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof JsonText text ? Optional.of(text.value()) : Optional.empty();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonObject(Map<String, JsonValue> others) && others.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
