package health.pratique.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into a tree, under limits that are checked before anything is kept. One reader reads one text. */
public final class JsonReader {

    /** The digits that a number may have. */
    public static final int MAX_NUMBER_LENGTH = 100;

    private static final int MAX_NAME_LENGTH = 256;
    /** A short number can still denote one of a billion digits. */
    private static final int MAX_EXPONENT = 999;

    private static final int HEAD = 64 * 1024;

    private final JsonParser parser;
    private final int maxDepth;
    private int valuesLeft;

    private JsonReader(JsonParser parser, int maxDepth, int maxValues) {
        this.parser = parser;
        this.maxDepth = maxDepth;
        this.valuesLeft = maxValues;
    }

    /**
     * @throws DocumentRejected NESTING_TOO_DEEP, DOCUMENT_TOO_LARGE for too many values, CHARSET_INVALID for half a surrogate
     *     pair; for what is no JSON, or has a name twice in one object, FORMAT_INVALID when it seems to be FHIR and else
     *     FORMAT_UNSUPPORTED
     */
    public static JsonValue read(String text, int maxDepth, int maxValues) {
        return readCounted(text, maxDepth, maxValues).root();
    }

    /** A tree and how many values it consists of. */
    public record Counted(JsonValue root, int values) {}

    /** As {@link #read}, for a document of several trees under one limit. */
    public static Counted readCounted(String text, int maxDepth, int maxValues) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth + 1)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            JsonReader reader = new JsonReader(parser, maxDepth, maxValues);
            if (parser.nextToken() == null) {
                throw malformed(text);
            }
            JsonValue root = reader.value(0);
            if (parser.nextToken() != null) {
                throw malformed(text);
            }
            return new Counted(root, maxValues - reader.valuesLeft);
        } catch (IOException notJson) {
            throw malformed(text).at(notJson);
        }
    }

    private static DocumentRejected malformed(String text) {
        int name = text.indexOf("\"resourceType\"");
        return new DocumentRejected(
                name >= 0 && name < HEAD ? ReasonCode.FORMAT_INVALID : ReasonCode.FORMAT_UNSUPPORTED);
    }

    private JsonValue value(int depth) throws IOException {
        if (--valuesLeft < 0) {
            throw new DocumentRejected(ReasonCode.DOCUMENT_TOO_LARGE);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> new JsonText(checked(parser.getText()));
            case VALUE_NUMBER_INT -> new JsonNumber(parser.getText());
            case VALUE_NUMBER_FLOAT -> new JsonNumber(bounded(parser.getText()));
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            case null, default -> throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
        };
    }

    private JsonObject object(int depth) throws IOException {
        descend(depth);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(depth)) != null) {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
        }
        return new JsonObject(members);
    }

    private JsonArray array(int depth) throws IOException {
        descend(depth);
        List<JsonValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(depth));
        }
        return new JsonArray(values);
    }

    private void descend(int depth) {
        if (depth > maxDepth) {
            throw new DocumentRejected(ReasonCode.NESTING_TOO_DEEP);
        }
    }

    private static String bounded(String digits) {
        int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (exponent >= 0) {
            String power = digits.substring(exponent + 1);
            if (power.length() > 5 || Math.abs(Integer.parseInt(power)) > MAX_EXPONENT) {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
        }
        return digits;
    }

    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                throw new DocumentRejected(ReasonCode.FORMAT_INVALID);
            }
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    throw new DocumentRejected(ReasonCode.CHARSET_INVALID);
                }
                i++;
            }
        }
        return text;
    }
}
