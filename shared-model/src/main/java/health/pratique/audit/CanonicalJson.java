package health.pratique.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON Canonicalization Scheme (RFC 8785) for what audit events are made of: strings, whole numbers, lists and objects of these.
 * Names are sorted by UTF-16 code units (3.2.3), strings escaped as in 3.2.2.2.
 */
public final class CanonicalJson {

    /** Beyond this a whole number has no exact IEEE 754 double, which RFC 8785 3.2.2.3 requires. */
    private static final long MAX_EXACT = 1L << 53;

    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a value that audit events have no use for, or a number beyond 2^53 */
    public static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        writeObject(object, out);
        return out.toString();
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
            out.append(separator);
            writeString(entry.getKey(), out);
            out.append(':');
            writeValue(entry.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeValue(Object value, StringBuilder out) {
        switch (value) {
            case String text -> writeString(text, out);
            case Long number when Math.abs(number) <= MAX_EXACT -> out.append(number.longValue());
            case Integer number -> out.append(number.intValue());
            case Map<?, ?> object -> writeObject(object, out);
            case List<?> list -> writeList(list, out);
            default ->
                throw new IllegalArgumentException("audit events hold strings, exact whole numbers, lists and objects");
        }
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object value : list) {
            out.append(separator);
            writeValue(value, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
