package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the readers of one stream ask of DynamoDB Streams. They share what was read, so that the writers are held up once and not
 * once for each reader: what follows an iterator does not change.
 */
final class TableStreams implements StreamService {

    private static final int PAGE_SIZE = 1000;

    private static final int PAGES_KEPT = 4;

    private final ServiceCalls services;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Page> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
            return size() > PAGES_KEPT;
        }
    };

    TableStreams(ServiceCalls services) {
        this.services = services;
    }

    @Override
    public String stream(String table) throws ServiceError {
        ObjectNode request = json.createObjectNode().put("TableName", table);
        String arn = services.json("dynamodb", "DynamoDB_20120810.DescribeTable", request)
                .path("Table")
                .path("LatestStreamArn")
                .asText("");
        if (arn.isEmpty()) {
            throw ServiceError.badRequest("ResourceNotFoundException", "The table has no stream");
        }
        return arn;
    }

    @Override
    public List<Shard> shards(String stream) throws ServiceError {
        List<Shard> shards = new ArrayList<>();
        Optional<String> from = Optional.empty();
        do {
            ObjectNode request = json.createObjectNode().put("StreamArn", stream);
            from.ifPresent(shard -> request.put("ExclusiveStartShardId", shard));
            JsonNode answer = call("DescribeStream", request).path("StreamDescription");
            answer.path("Shards")
                    .forEach(shard ->
                            shards.add(new Shard(shard.path("ShardId").asText(), text(shard.path("ParentShardId")))));
            from = text(answer.path("LastEvaluatedShardId"));
        } while (from.isPresent());
        return shards;
    }

    @Override
    public String iterator(String stream, String shard, Optional<String> behind) throws ServiceError {
        ObjectNode request = json.createObjectNode().put("StreamArn", stream).put("ShardId", shard);
        if (behind.isPresent()) {
            request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", behind.get());
        } else {
            request.put("ShardIteratorType", "TRIM_HORIZON");
        }
        return call("GetShardIterator", request).path("ShardIterator").asText();
    }

    @Override
    public synchronized Page records(String iterator) throws ServiceError {
        Page known = read.get(iterator);
        if (known != null) {
            return known;
        }
        ObjectNode request =
                json.createObjectNode().put("ShardIterator", iterator).put("Limit", PAGE_SIZE);
        JsonNode answer = call("GetRecords", request);
        List<JsonNode> records = new ArrayList<>();
        answer.path("Records").forEach(records::add);
        Page page = new Page(records, text(answer.path("NextShardIterator")));
        if (!records.isEmpty()) {
            // Behind an empty page the same iterator may have more later.
            read.put(iterator, page);
        }
        return page;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public String sequenceNumber(JsonNode each) {
        return each.path("dynamodb").path("SequenceNumber").asText();
    }

    @Override
    public Instant arrivedAt(JsonNode each) {
        return Instant.ofEpochSecond(
                each.path("dynamodb").path("ApproximateCreationDateTime").asLong());
    }

    /** Rows are small: a batch of them is full by its number. */
    @Override
    public long bytes(JsonNode each) {
        return 0;
    }

    @Override
    public ObjectNode event(JsonNode each, String stream, String shard) {
        ObjectNode event = each.deepCopy();
        return event.put("awsRegion", Arns.REGION).put("eventSourceARN", stream);
    }

    @Override
    public String batchInfo() {
        return "DDBStreamBatchInfo";
    }

    private JsonNode call(String operation, ObjectNode request) throws ServiceError {
        return services.json("dynamodb", "DynamoDBStreams_20120810." + operation, request);
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
