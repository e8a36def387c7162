package health.pratique.local.cloud.kinesis;

import health.pratique.local.cloud.wire.ServiceError;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Places in a shard as clients hold them, good for five minutes each as in Kinesis. */
final class ShardIterators {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Clock clock;

    ShardIterators(Clock clock) {
        this.clock = clock;
    }

    /** @param behind the sequence number of the last record that was read */
    record Place(String stream, String shard, BigInteger behind) {}

    String write(Place place) {
        String text = String.join(
                " ", place.stream(), place.shard(), place.behind().toString(), Long.toString(clock.millis()));
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ServiceError ExpiredIteratorException, or InvalidArgumentException for what is no iterator */
    Place read(String iterator) throws ServiceError {
        Place place;
        Instant writtenAt;
        try {
            String[] parts = new String(Base64.getDecoder().decode(iterator), StandardCharsets.UTF_8).split(" ", -1);
            place = new Place(parts[0], parts[1], new BigInteger(parts[2]));
            writtenAt = Instant.ofEpochMilli(Long.parseLong(parts[3]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException none) {
            throw ServiceError.badRequest("InvalidArgumentException", "Invalid ShardIterator.");
        }
        if (clock.instant().isAfter(writtenAt.plus(GOOD_FOR))) {
            throw ServiceError.badRequest(
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created more than 300000 milliseconds ago.");
        }
        return place;
    }
}
