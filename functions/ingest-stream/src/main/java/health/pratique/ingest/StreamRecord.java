package health.pratique.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record as Lambda hands it over. Its partition key is the sender's own text and is not read. Prints as its place.
 *
 * @param shard such as {@code shardId-000000000002}
 * @param sequenceNumber its place in the shard, for as long as the stream exists
 */
record StreamRecord(String shard, String sequenceNumber, byte[] data) {

    /** Kinesis API reference, Record.SequenceNumber: digits, without leading zeros. */
    private static final Pattern EVENT = Pattern.compile("(shardId-[0-9]{12}):(0|[1-9][0-9]{0,128})");

    /** @throws InternalFault DEFECT when it is not what Lambda makes of a record of Kinesis */
    static StreamRecord read(JsonNode event) {
        Matcher place = EVENT.matcher(event.path("eventID").asText());
        JsonNode data = event.path("kinesis").path("data");
        if (!place.matches() || !data.isTextual()) {
            throw new InternalFault(ReasonCode.DEFECT);
        }
        try {
            return new StreamRecord(place.group(1), place.group(2), data.binaryValue());
        } catch (IOException noBase64) {
            throw new InternalFault(ReasonCode.DEFECT).at(noBase64);
        }
    }

    /** The end of every key that is made for it: the same each time that it comes, and nobody's name. */
    String place() {
        return shard + "/" + sequenceNumber;
    }

    @Override
    public String toString() {
        return place();
    }
}
