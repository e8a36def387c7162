package health.pratique.local.cloud.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.kinesis.ShardIterators.Place;
import health.pratique.local.cloud.wire.ServiceError;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** GetShardIterator and GetRecords. */
final class Reading {

    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,128}");

    private final DataStreams streams;
    private final Clock clock;
    private final ShardIterators iterators;

    Reading(DataStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
        this.iterators = new ShardIterators(clock);
    }

    JsonNode iterator(ObjectNode request) throws ServiceError {
        DataStream stream = streams.named(request);
        Shard shard = shard(stream, request.path("ShardId").asText());
        BigInteger behind =
                switch (request.path("ShardIteratorType").asText()) {
                    case "TRIM_HORIZON" -> shard.firstNumber();
                    case "LATEST" -> shard.newest();
                    case "AT_SEQUENCE_NUMBER" -> number(shard, request).subtract(BigInteger.ONE);
                    case "AFTER_SEQUENCE_NUMBER" -> number(shard, request);
                    case "AT_TIMESTAMP" -> shard.before(moment(request.path("Timestamp")));
                    default ->
                        throw ServiceError.validation("ShardIteratorType must be AT_SEQUENCE_NUMBER,"
                                + " AFTER_SEQUENCE_NUMBER, TRIM_HORIZON, LATEST or AT_TIMESTAMP.");
                };
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardIterator", iterators.write(new Place(stream.made().name(), shard.id(), behind)));
    }

    JsonNode records(ObjectNode request) throws ServiceError {
        int limit = request.path("Limit").asInt(MOST_RECORDS);
        if (limit < 1 || limit > MOST_RECORDS) {
            throw ServiceError.validation("Limit must be from 1 to 10000.");
        }
        Place place = iterators.read(request.path("ShardIterator").asText());
        Shard shard = shard(streams.named(place.stream()), place.shard());
        List<StoredRecord> found = shard.behind(place.behind(), limit, MOST_BYTES);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        for (StoredRecord each : found) {
            ObjectNode one = records.addObject()
                    .put("SequenceNumber", each.sequenceNumber().toString())
                    .put("PartitionKey", each.partitionKey())
                    .put("Data", each.data())
                    .put("EncryptionType", "KMS");
            one.putPOJO("ApproximateArrivalTimestamp", each.arrivedAt());
        }
        BigInteger behind = found.isEmpty() ? place.behind() : found.getLast().sequenceNumber();
        return answer.put("NextShardIterator", iterators.write(new Place(place.stream(), place.shard(), behind)))
                .put("MillisBehindLatest", behindLatest(shard, behind));
    }

    private long behindLatest(Shard shard, BigInteger read) {
        return shard.behind(read, 1, MOST_BYTES).stream()
                .mapToLong(next ->
                        Duration.between(next.arrivedAt(), clock.instant()).toMillis())
                .findFirst()
                .orElse(0);
    }

    private static Shard shard(DataStream stream, String id) throws ServiceError {
        return stream.shard(id)
                .orElseThrow(() ->
                        ServiceError.badRequest("ResourceNotFoundException", "The shard is not found in the stream."));
    }

    private static BigInteger number(Shard shard, ObjectNode request) throws ServiceError {
        String text = request.path("StartingSequenceNumber").asText();
        if (NUMBER.matcher(text).matches()) {
            BigInteger number = new BigInteger(text);
            if (shard.couldHaveGiven(number)) {
                return number;
            }
        }
        throw ServiceError.badRequest("InvalidArgumentException", "StartingSequenceNumber is not one of this shard's.");
    }

    /** JSON has seconds with a fraction, CBOR milliseconds: what lies before the year 5000 in one lies far behind it in the other. */
    private static Instant moment(JsonNode timestamp) throws ServiceError {
        if (!timestamp.isNumber()) {
            throw ServiceError.badRequest("InvalidArgumentException", "Timestamp must be given with AT_TIMESTAMP.");
        }
        double value = timestamp.doubleValue();
        return Instant.ofEpochMilli((long) (value < 1e11 ? value * 1000 : value));
    }
}
