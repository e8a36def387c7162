package health.pratique.local.cloud.kinesis;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records in the order in which they came. Thread-safe. */
final class Shard {

    private final String id;
    private final HashRange range;
    private final SequenceNumbers numbers;
    private final List<StoredRecord> records = new ArrayList<>();

    Shard(int number, HashRange range, Instant madeAt) {
        this.id = "shardId-%012d".formatted(number);
        this.range = range;
        this.numbers = new SequenceNumbers(number, madeAt);
    }

    String id() {
        return id;
    }

    HashRange range() {
        return range;
    }

    BigInteger firstNumber() {
        return numbers.first();
    }

    boolean couldHaveGiven(BigInteger number) {
        return numbers.couldBe(number);
    }

    synchronized BigInteger add(String partitionKey, byte[] data, Instant now) {
        StoredRecord added = new StoredRecord(numbers.next(now), partitionKey, data, now);
        records.add(added);
        return added.sequenceNumber();
    }

    /** Forgets what the stream keeps no longer. */
    synchronized void trim(Instant now, Duration retention) {
        Instant oldest = now.minus(retention);
        records.removeIf(each -> each.arrivedAt().isBefore(oldest));
    }

    /** Of the newest record; that before the first when there is none. */
    synchronized BigInteger newest() {
        return records.isEmpty() ? numbers.first() : records.getLast().sequenceNumber();
    }

    /** Of the last record that came before this moment. */
    synchronized BigInteger before(Instant moment) {
        BigInteger last = numbers.first();
        for (StoredRecord each : records) {
            if (!each.arrivedAt().isBefore(moment)) {
                return last;
            }
            last = each.sequenceNumber();
        }
        return last;
    }

    /** What came behind a number, up to so many records and bytes; one record at least if there is one. */
    synchronized List<StoredRecord> behind(BigInteger number, int limit, int mostBytes) {
        List<StoredRecord> found = new ArrayList<>();
        long bytes = 0;
        for (StoredRecord each : records) {
            if (each.sequenceNumber().compareTo(number) > 0) {
                bytes += each.data().length;
                if (found.size() == limit || (bytes > mostBytes && !found.isEmpty())) {
                    break;
                }
                found.add(each);
            }
        }
        return found;
    }
}
