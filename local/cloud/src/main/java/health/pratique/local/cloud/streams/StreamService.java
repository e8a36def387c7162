package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a function's stream is, and what its records look like there and to the function. */
interface StreamService {

    /** @param parent empty for a shard that has none, or none that is still there */
    record Shard(String id, Optional<String> parent) {}

    /** @param next empty at the end of a closed shard */
    record Page(List<JsonNode> records, Optional<String> next) {

        public Page {
            records = List.copyOf(records);
        }
    }

    /** The stream's ARN. */
    String stream(String name) throws ServiceError;

    /** Oldest first. */
    List<Shard> shards(String stream) throws ServiceError;

    /** @param behind sequence number of the last record that is done with; without one, from the oldest record on */
    String iterator(String stream, String shard, Optional<String> behind) throws ServiceError;

    Page records(String iterator) throws ServiceError;

    /** As many as one call gives. */
    int pageSize();

    String sequenceNumber(JsonNode each);

    Instant arrivedAt(JsonNode each);

    /** About what it takes of an invocation's payload. */
    long bytes(JsonNode each);

    /** As the function is given it. */
    ObjectNode event(JsonNode each, String stream, String shard);

    /** What the failure destination finds the batch's place under. */
    String batchInfo();
}
