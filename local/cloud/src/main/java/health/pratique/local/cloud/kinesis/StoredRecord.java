package health.pratique.local.cloud.kinesis;

import java.math.BigInteger;
import java.time.Instant;

/** A record as it stands in its shard. */
record StoredRecord(BigInteger sequenceNumber, String partitionKey, byte[] data, Instant arrivedAt) {

    /** It is a document, and its partition key is the sender's own text. */
    @Override
    public String toString() {
        return "StoredRecord[PHI]";
    }
}
