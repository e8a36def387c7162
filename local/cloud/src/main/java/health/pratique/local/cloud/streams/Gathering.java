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
        return !records.isEmpty() && (records.size() >= size || !now.isBefore(since.plus(window)));
    }

    /** The next batch; what is over waits on from now. */
    List<JsonNode> take(Instant now) {
        List<JsonNode> batch = records.subList(0, Math.min(size, records.size()));
        List<JsonNode> taken = List.copyOf(batch);
        batch.clear();
        since = records.isEmpty() ? Instant.MAX : now;
        return taken;
    }
}
