package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of one shard that wait to be one batch: until it is full, or the first of them has waited for the mapping's window. */
final class Gathering {

    private final int size;
    private final Duration window;
    private final List<JsonNode> records = new ArrayList<>();
    private Instant since = Instant.MAX;

    Gathering(int size, Duration window) {
        this.size = size;
        this.window = window;
    }

    /** How many records the batch still takes; at least one, as a full batch is taken away before more is read. */
    int room() {
        return size - records.size();
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
        return !records.isEmpty() && (room() <= 0 || !now.isBefore(since.plus(window)));
    }

    /** Empties it. */
    List<JsonNode> take() {
        List<JsonNode> taken = List.copyOf(records);
        records.clear();
        since = Instant.MAX;
        return taken;
    }
}
