package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.access.AccessCall;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A table's stream as one function may read it. What is read is shared by all its readers; whether it may be is not. */
record AskedTableStream(TableStreams shared, Permission permission, String arn) implements StreamService {

    /** Asks whether the function's role may. */
    interface Permission {

        /** @throws ServiceError AccessDeniedException */
        void demand(AccessCall call) throws ServiceError;
    }

    @Override
    public String stream(String table) throws ServiceError {
        demand("DescribeStream");
        return shared.stream(table);
    }

    @Override
    public List<Shard> shards(String stream) throws ServiceError {
        demand("DescribeStream");
        return shared.shards(stream);
    }

    @Override
    public String iterator(String stream, String shard, Optional<String> behind) throws ServiceError {
        demand("GetShardIterator");
        return shared.iterator(stream, shard, behind);
    }

    @Override
    public Page records(String iterator) throws ServiceError {
        demand("GetRecords");
        return shared.records(iterator);
    }

    private void demand(String action) throws ServiceError {
        permission.demand(new AccessCall("dynamodb:" + action, arn));
    }

    @Override
    public int pageSize() {
        return shared.pageSize();
    }

    @Override
    public String sequenceNumber(JsonNode each) {
        return shared.sequenceNumber(each);
    }

    @Override
    public Instant arrivedAt(JsonNode each) {
        return shared.arrivedAt(each);
    }

    @Override
    public long bytes(JsonNode each) {
        return shared.bytes(each);
    }

    @Override
    public ObjectNode event(JsonNode each, String stream, String shard) {
        return shared.event(each, stream, shard);
    }

    @Override
    public String batchInfo() {
        return shared.batchInfo();
    }
}
