package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.functions.Functions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Records of one shard that wait to be one batch: until it is full, by their number or as much as an invocation takes, or the first of them has
 * waited for the mapping's window.
 */
final class Gathering {

    private static final long MOST_BYTES = Functions.MAX_PAYLOAD_BYTES - 1024;

    private final int size;
    private final Duration window;
    private final ToLongFunction<JsonNode> bytes;
    private final List<JsonNode> records = new ArrayList<>();
    private Instant since = Instant.MAX;

    /** @param bytes what a record takes of an invocation's payload */
    Gathering(int size, Duration window, ToLongFunction<JsonNode> bytes) {
        this.size = size;
        this.window = window;
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    void add(List<JsonNode> more, Instant now) {
        if (records.isEmpty() && !more.isEmpty()) {
            since = now;
        }
        records.addAll(more);
    }

    boolean due(Instant now) {
        return !records.isEmpty() && (full() || !now.isBefore(since.plus(window)));
    }

    /** The next batch; what is over waits on from now. */
    List<JsonNode> take(Instant now) {
        List<JsonNode> batch = records.subList(0, fitting());
        List<JsonNode> taken = List.copyOf(batch);
        batch.clear();
        since = records.isEmpty() ? Instant.MAX : now;
        return taken;
    }

    private boolean full() {
        return records.size() >= size || fitting() < records.size();
    }

    private int fitting() {
        long sum = 0;
        for (int i = 0; i < Math.min(size, records.size()); i++) {
            sum += bytes.applyAsLong(records.get(i));
            if (sum > MOST_BYTES && i > 0) {
                return i;
            }
        }
        return Math.min(size, records.size());
    }
}
