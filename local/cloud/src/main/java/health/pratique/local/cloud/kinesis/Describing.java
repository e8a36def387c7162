package health.pratique.local.cloud.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.DataStreamResource;
import health.pratique.local.cloud.wire.ServiceError;

/** What there is: streams and their shards, each list on one page. */
final class Describing {

    private final DataStreams streams;

    Describing(DataStreams streams) {
        this.streams = streams;
    }

    JsonNode list(ObjectNode request) {
        ObjectNode answer = object().put("HasMoreStreams", false);
        ArrayNode names = answer.putArray("StreamNames");
        ArrayNode summaries = answer.putArray("StreamSummaries");
        streams.all().forEach((name, stream) -> {
            names.add(name);
            summaries.add(about(stream));
        });
        return answer;
    }

    JsonNode summary(ObjectNode request) throws ServiceError {
        DataStream stream = streams.named(request);
        ObjectNode description =
                settings(stream).put("OpenShardCount", stream.shards().size()).put("ConsumerCount", 0);
        return object().set("StreamDescriptionSummary", description);
    }

    JsonNode whole(ObjectNode request) throws ServiceError {
        DataStream stream = streams.named(request);
        ObjectNode description = settings(stream).put("HasMoreShards", false);
        description.set("Shards", shards(stream));
        return object().set("StreamDescription", description);
    }

    JsonNode shards(ObjectNode request) throws ServiceError {
        return object().set("Shards", shards(streams.named(request)));
    }

    private static ObjectNode about(DataStream stream) {
        DataStreamResource made = stream.made();
        ObjectNode about = object().put("StreamName", made.name())
                .put("StreamARN", made.arn())
                .put("StreamStatus", "ACTIVE");
        about.putObject("StreamModeDetails").put("StreamMode", made.onDemand() ? "ON_DEMAND" : "PROVISIONED");
        about.putPOJO("StreamCreationTimestamp", stream.madeAt());
        return about;
    }

    private static ObjectNode settings(DataStream stream) {
        ObjectNode about = about(stream)
                .put("RetentionPeriodHours", stream.made().retentionHours())
                .put("EncryptionType", "KMS");
        about.putArray("EnhancedMonitoring").addObject().putArray("ShardLevelMetrics");
        return about;
    }

    private static ArrayNode shards(DataStream stream) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Shard shard : stream.shards()) {
            ObjectNode one = all.addObject().put("ShardId", shard.id());
            one.putObject("HashKeyRange")
                    .put("StartingHashKey", shard.range().first().toString())
                    .put("EndingHashKey", shard.range().last().toString());
            one.putObject("SequenceNumberRange")
                    .put("StartingSequenceNumber", shard.firstNumber().toString());
        }
        return all;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
