package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The size of data between states. */
final class Payload {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        if (sizeBytes(value) > FieldLimits.MAX_PAYLOAD_BYTES) {
            throw new StateFailed(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    whose + " exceeded the limit of " + FieldLimits.MAX_PAYLOAD_BYTES + " bytes.");
        }
        return value;
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
