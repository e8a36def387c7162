package health.pratique.format.fhir;

import ca.uhn.fhir.parser.IJsonLikeParser;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import health.pratique.format.json.JsonArray;
import health.pratique.format.json.JsonLiteral;
import health.pratique.format.json.JsonNumber;
import health.pratique.format.json.JsonObject;
import health.pratique.format.json.JsonText;
import health.pratique.format.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** HAPI's JSON of a resource as a tree, without the text between, which nobody needs and no limit of a reader may refuse. */
public final class JsonTree extends BaseJsonLikeWriter {

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable JsonObject root;

    /** An object or an array that is not whole yet; {@code name} is its own in the object around it, empty in an array. */
    private sealed interface Open {}

    private record OpenObject(String name, Map<String, JsonValue> members) implements Open {}

    private record OpenArray(String name, List<JsonValue> values) implements Open {}

    private JsonTree() {}

    /** What the text of {@code FhirContext.newJsonParser().encodeResourceToString(resource)} would be read as. */
    public static JsonObject of(IBaseResource resource) {
        JsonTree tree = new JsonTree();
        try {
            ((IJsonLikeParser) FhirR4.context().newJsonParser()).encodeResourceToJsonLikeWriter(resource, tree);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Objects.requireNonNull(tree.root);
    }

    @Override
    public BaseJsonLikeWriter beginObject() {
        return beginObject("");
    }

    @Override
    public BaseJsonLikeWriter beginObject(String name) {
        open.push(new OpenObject(name, new LinkedHashMap<>()));
        return this;
    }

    @Override
    public BaseJsonLikeWriter beginArray(String name) {
        open.push(new OpenArray(name, new ArrayList<>()));
        return this;
    }

    @Override
    public BaseJsonLikeWriter endObject() {
        return end();
    }

    @Override
    public BaseJsonLikeWriter endArray() {
        return end();
    }

    @Override
    public BaseJsonLikeWriter endBlock() {
        return end();
    }

    private JsonTree end() {
        return switch (open.pop()) {
            case OpenObject(String name, Map<String, JsonValue> members) -> put(name, new JsonObject(members));
            case OpenArray(String name, List<JsonValue> values) -> put(name, new JsonArray(values));
        };
    }

    private JsonTree put(String name, JsonValue value) {
        switch (open.peek()) {
            case OpenObject around -> around.members().put(name, value);
            case OpenArray around -> around.values().add(value);
            case null -> root = (JsonObject) value;
        }
        return this;
    }

    @Override
    public BaseJsonLikeWriter write(@Nullable String value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(BigInteger value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(BigDecimal value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(long value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(double value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(@Nullable Boolean value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter write(boolean value) {
        return write("", value);
    }

    @Override
    public BaseJsonLikeWriter writeNull() {
        return put("", JsonLiteral.NULL);
    }

    @Override
    public BaseJsonLikeWriter write(String name, @Nullable String value) {
        return put(name, value == null ? JsonLiteral.NULL : new JsonText(value));
    }

    @Override
    public BaseJsonLikeWriter write(String name, BigInteger value) {
        return put(name, new JsonNumber(value.toString()));
    }

    @Override
    public BaseJsonLikeWriter write(String name, BigDecimal value) {
        return put(name, new JsonNumber(value.toString()));
    }

    @Override
    public BaseJsonLikeWriter write(String name, long value) {
        return put(name, new JsonNumber(Long.toString(value)));
    }

    @Override
    public BaseJsonLikeWriter write(String name, double value) {
        return put(name, new JsonNumber(Double.toString(value)));
    }

    @Override
    public BaseJsonLikeWriter write(String name, @Nullable Boolean value) {
        return value == null ? put(name, JsonLiteral.NULL) : write(name, value.booleanValue());
    }

    @Override
    public BaseJsonLikeWriter write(String name, boolean value) {
        return put(name, value ? JsonLiteral.TRUE : JsonLiteral.FALSE);
    }

    @Override
    public BaseJsonLikeWriter init() {
        return this;
    }

    @Override
    public BaseJsonLikeWriter flush() {
        return this;
    }

    @Override
    public void close() {
        // Holds nothing that is not memory.
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
