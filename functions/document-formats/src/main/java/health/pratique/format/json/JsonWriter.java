package health.pratique.format.json;

import java.util.List;
import java.util.Map;

/** Writes trees as compact JSON. */
public final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;

    private JsonWriter(int expectedLength) {
        this.out = new StringBuilder(expectedLength);
    }

    public static String write(JsonValue value, int expectedLength) {
        JsonWriter writer = new JsonWriter(expectedLength);
        writer.append(value);
        return writer.out.toString();
    }

    private void append(JsonValue value) {
        switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                char before = '{';
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    out.append(before);
                    before = ',';
                    quote(member.getKey());
                    out.append(':');
                    append(member.getValue());
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case JsonArray(List<JsonValue> values) -> {
                char before = '[';
                for (JsonValue element : values) {
                    out.append(before);
                    before = ',';
                    append(element);
                }
                out.append(values.isEmpty() ? "[]" : "]");
            }
            case JsonText(String text) -> quote(text);
            case JsonNumber(String digits) -> out.append(digits);
            case JsonLiteral literal -> out.append(literal.word());
        }
    }

    private void quote(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        out.append(text, written, text.length()).append('"');
    }
}
