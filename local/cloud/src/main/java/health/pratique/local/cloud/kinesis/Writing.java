package health.pratique.local.cloud.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** PutRecord and PutRecords, with the limits of Kinesis on what one record and one request may hold. */
final class Writing {

    private static final int RECORD_LIMIT_BYTES = 1024 * 1024;
    private static final int REQUEST_LIMIT_BYTES = 10 * 1024 * 1024;
    private static final int REQUEST_LIMIT_RECORDS = 500;
    private static final int KEY_LIMIT = 256;

    private final DataStreams streams;
    private final Clock clock;

    Writing(DataStreams streams, Clock clock) {
        this.streams = streams;
        this.clock = clock;
    }

    private record Sent(String partitionKey, BigInteger hash, byte[] data) {

        static Sent of(JsonNode entry) throws ServiceError {
            String key = entry.path("PartitionKey").asText("");
            if (key.isEmpty() || key.codePointCount(0, key.length()) > KEY_LIMIT) {
                throw ServiceError.validation("The partition key must have 1 to 256 characters.");
            }
            byte[] data = data(entry.path("Data"));
            Sent sent = new Sent(key, hash(entry, key), data);
            if (sent.bytes() > RECORD_LIMIT_BYTES) {
                throw ServiceError.validation(
                        "A record must not be larger than 1048576 bytes, its partition key included.");
            }
            return sent;
        }

        private static byte[] data(JsonNode data) throws ServiceError {
            try {
                byte[] bytes = data.binaryValue();
                if (bytes != null) {
                    return bytes;
                }
            } catch (IOException noBase64) {
                throw ServiceError.badRequest("SerializationException", "Data is not base64");
            }
            throw ServiceError.validation("Data must not be null.");
        }

        private static BigInteger hash(JsonNode entry, String key) throws ServiceError {
            String own = entry.path("ExplicitHashKey").asText("");
            if (own.isEmpty()) {
                return HashRange.hash(key);
            }
            if (!own.matches("0|[1-9][0-9]{0,38}") || new BigInteger(own).bitLength() > 128) {
                throw ServiceError.badRequest("InvalidArgumentException", "ExplicitHashKey must be below 2^128.");
            }
            return new BigInteger(own);
        }

        int bytes() {
            return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public String toString() {
            return "Sent[PHI]";
        }
    }

    JsonNode one(ObjectNode request) throws ServiceError {
        DataStream stream = streams.named(request);
        return put(stream, Sent.of(request)).put("EncryptionType", "KMS");
    }

    JsonNode several(ObjectNode request) throws ServiceError {
        DataStream stream = streams.named(request);
        JsonNode entries = request.path("Records");
        if (entries.isEmpty() || entries.size() > REQUEST_LIMIT_RECORDS) {
            throw ServiceError.validation("A request must have 1 to 500 records.");
        }
        List<Sent> all = new ArrayList<>();
        long bytes = 0;
        for (JsonNode entry : entries) {
            Sent sent = Sent.of(entry);
            all.add(sent);
            bytes += sent.bytes();
        }
        if (bytes > REQUEST_LIMIT_BYTES) {
            throw ServiceError.badRequest(
                    "InvalidArgumentException", "Records must not exceed 10485760 bytes in a request.");
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("FailedRecordCount", 0)
                .put("EncryptionType", "KMS");
        ArrayNode records = answer.putArray("Records");
        all.forEach(sent -> records.add(put(stream, sent)));
        return answer;
    }

    private ObjectNode put(DataStream stream, Sent sent) {
        Shard shard = stream.of(sent.hash());
        BigInteger number = shard.add(sent.partitionKey(), sent.data(), clock.instant());
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardId", shard.id())
                .put("SequenceNumber", number.toString());
    }
}
