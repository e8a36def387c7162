package health.pratique.local.cloud.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.template.DataStreamResource;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All streams, by name. */
final class DataStreams {

    private final Clock clock;
    private final NavigableMap<String, DataStream> streams = new ConcurrentSkipListMap<>();

    DataStreams(Clock clock) {
        this.clock = clock;
    }

    void make(DataStreamResource stream) {
        streams.computeIfAbsent(stream.name(), name -> new DataStream(stream, clock.instant()));
    }

    Map<String, DataStream> all() {
        return streams;
    }

    /** The stream that a request names by {@code StreamARN} or {@code StreamName}; what it keeps no longer is gone from it. */
    DataStream named(ObjectNode request) throws ServiceError {
        String arn = request.path("StreamARN").asText("");
        String name = request.path("StreamName").asText("");
        if (arn.isEmpty() && name.isEmpty()) {
            throw ServiceError.badRequest(
                    "InvalidArgumentException", "Either StreamName or StreamARN should be provided.");
        }
        return named(arn.isEmpty() ? name : arn.substring(arn.lastIndexOf('/') + 1));
    }

    DataStream named(String name) throws ServiceError {
        DataStream stream = streams.get(name);
        if (stream == null) {
            throw ServiceError.badRequest("ResourceNotFoundException", "The stream is not found under this account.");
        }
        stream.trim(clock.instant());
        return stream;
    }
}
