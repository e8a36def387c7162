package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The size of data between states. */
final class Payload {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The longest double, such as -2.2250738585072014E-308, with a byte to spare. */
    private static final long MAX_SCALAR_BYTES = 25;

    private Payload() {}

    /** Bytes as UTF-8 JSON. */
    static long sizeBytes(JsonNode value) {
        Counter counter = new Counter();
        try {
            JSON.writeValue(counter, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counter.bytes;
    }

    /** @param whose names the value, as in "The Arguments of the state 'X'" */
    static JsonNode withinLimit(JsonNode value, String whose) throws StateFailed {
        if (atMostBytes(value) > FieldLimits.MAX_PAYLOAD_BYTES && sizeBytes(value) > FieldLimits.MAX_PAYLOAD_BYTES) {
            throw new StateFailed(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    whose + " exceeded the limit of " + FieldLimits.MAX_PAYLOAD_BYTES + " bytes.");
        }
        return value;
    }

    /** A bound that costs no serialization: a character takes 6 bytes at most, as an escape. */
    private static long atMostBytes(JsonNode value) {
        if (value.isTextual()) {
            return 6L * value.textValue().length() + 2;
        }
        if (!value.isContainerNode()) {
            return value.isBigInteger() || value.isBigDecimal() ? sizeBytes(value) : MAX_SCALAR_BYTES;
        }
        long bytes = 2;
        for (JsonNode element : value) {
            bytes += atMostBytes(element) + 1;
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            bytes += 6L * field.getKey().length() + 3;
        }
        return bytes;
    }

    private static final class Counter extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }
    }
}
