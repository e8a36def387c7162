package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ServiceCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the readers of a data stream ask of Kinesis. */
final class DataStreamCalls implements StreamService {

    /** Fewer than Kinesis gives: what was read and waits for a batch is held. */
    private static final int PAGE_SIZE = 100;

    /** What stands beside the data in an event. */
    private static final int EVENT_BYTES = 1024;

    private final ServiceCalls services;
    private final ObjectMapper json = new ObjectMapper();

    DataStreamCalls(ServiceCalls services) {
        this.services = services;
    }

    @Override
    public String stream(String name) throws ServiceError {
        return call("DescribeStreamSummary", json.createObjectNode().put("StreamName", name))
                .path("StreamDescriptionSummary")
                .path("StreamARN")
                .asText();
    }

    @Override
    public List<Shard> shards(String stream) throws ServiceError {
        List<Shard> shards = new ArrayList<>();
        for (JsonNode each : call("ListShards", json.createObjectNode().put("StreamARN", stream))
                .path("Shards")) {
            shards.add(new Shard(each.path("ShardId").asText(), Optional.empty()));
        }
        return shards;
    }

    @Override
    public String iterator(String stream, String shard, Optional<String> behind) throws ServiceError {
        ObjectNode request = json.createObjectNode().put("StreamARN", stream).put("ShardId", shard);
        if (behind.isPresent()) {
            request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("StartingSequenceNumber", behind.get());
        } else {
            request.put("ShardIteratorType", "TRIM_HORIZON");
        }
        return call("GetShardIterator", request).path("ShardIterator").asText();
    }

    @Override
    public Page records(String iterator) throws ServiceError {
        JsonNode answer = call(
                "GetRecords",
                json.createObjectNode().put("ShardIterator", iterator).put("Limit", PAGE_SIZE));
        List<JsonNode> records = new ArrayList<>();
        answer.path("Records").forEach(records::add);
        return new Page(records, Optional.of(answer.path("NextShardIterator").asText()));
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    @Override
    public String sequenceNumber(JsonNode each) {
        return each.path("SequenceNumber").asText();
    }

    @Override
    public Instant arrivedAt(JsonNode each) {
        return Instant.ofEpochMilli(
                (long) (each.path("ApproximateArrivalTimestamp").asDouble() * 1000));
    }

    @Override
    public long bytes(JsonNode each) {
        return each.path("Data").textValue().length() + EVENT_BYTES;
    }

    @Override
    public ObjectNode event(JsonNode each, String stream, String shard) {
        ObjectNode event = json.createObjectNode();
        event.putObject("kinesis")
                .put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", each.path("PartitionKey").asText())
                .put("sequenceNumber", sequenceNumber(each))
                .put("data", each.path("Data").asText())
                .set("approximateArrivalTimestamp", each.path("ApproximateArrivalTimestamp"));
        return event.put("eventSource", "aws:kinesis")
                .put("eventVersion", "1.0")
                .put("eventID", shard + ":" + sequenceNumber(each))
                .put("eventName", "aws:kinesis:record")
                .put("invokeIdentityArn", Arns.role("local"))
                .put("awsRegion", Arns.REGION)
                .put("eventSourceARN", stream);
    }

    @Override
    public String batchInfo() {
        return "KinesisBatchInfo";
    }

    private JsonNode call(String operation, ObjectNode request) throws ServiceError {
        return services.json("kinesis", "Kinesis_20131202." + operation, request);
    }
}
