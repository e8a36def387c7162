package health.pratique.local.cloud.streams;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.streams.StreamService.Page;
import health.pratique.local.cloud.streams.StreamService.Shard;
import health.pratique.local.cloud.template.StreamSource;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Reads one stream, or one shard of it, from its oldest record on, shard by shard, a parent before its children, as Lambda does. */
final class StreamReader implements Runnable {

    private static final Logger LOG = Logger.getLogger(StreamReader.class);
    /** Lambda polls four times a second: to ask at once after each answer would hold up the writers. */
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(250);

    /** A shard lives for hours; one that ends is seen at once. */
    private static final Duration SHARDS_KNOWN_FOR = Duration.ofSeconds(10);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final StreamSource source;
    private final RecordFilter filter;
    private final StreamService calls;
    private final Predicate<Shard> mine;
    private final BatchDelivery delivery;
    private final StreamPositions positions;
    private final Outstanding outstanding;
    private final Map<String, String> iterators = new HashMap<>();
    private final Map<String, Gathering> gathered = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private Optional<Shards> shards = Optional.empty();

    private record Shards(String stream, List<Shard> all, Instant until) {

        /** Whether nothing that came before the shard is still to be read. */
        boolean letsRead(Shard shard, Set<String> finished) {
            boolean waits = shard.parent()
                    .filter(parent -> all.stream().anyMatch(known -> known.id().equals(parent)))
                    .filter(parent -> !finished.contains(parent))
                    .isPresent();
            return !waits && !finished.contains(shard.id());
        }
    }

    StreamReader(
            StreamSource source,
            StreamService calls,
            Predicate<Shard> mine,
            BatchDelivery delivery,
            StreamPositions positions,
            Outstanding outstanding) {
        this.source = source;
        this.filter = new RecordFilter(source);
        this.calls = calls;
        this.mine = mine;
        this.delivery = delivery;
        this.positions = positions;
        this.outstanding = outstanding;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(round());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the time to wait before the next round */
    private Duration round() throws InterruptedException {
        try {
            boolean more = false;
            Shards known = shards();
            for (Shard shard : known.all()) {
                if (mine.test(shard) && known.letsRead(shard, finished)) {
                    more |= read(known.stream(), shard.id());
                }
            }
            return more ? Duration.ZERO : BETWEEN_POLLS;
        } catch (ServiceError unavailable) {
            LOG.warnf("The stream of %s cannot be read now: %s", source.stream(), unavailable.type());
            shards = Optional.empty();
            iterators.clear();
            gathered.clear();
            return AFTER_FAILURE;
        }
    }

    private Shards shards() throws ServiceError {
        Instant now = Instant.now();
        if (shards.filter(known -> known.until().isAfter(now)).isEmpty()) {
            String stream = calls.stream(source.stream());
            shards = Optional.of(new Shards(stream, calls.shards(stream), now.plus(SHARDS_KNOWN_FOR)));
        }
        return shards.get();
    }

    /** @return whether there may be more to read at once */
    private boolean read(String stream, String shard) throws ServiceError, InterruptedException {
        String iterator = iterators.get(shard);
        if (iterator == null) {
            iterator = from(stream, shard);
        }
        Gathering batch =
                gathered.computeIfAbsent(shard, id -> new Gathering(source.batchSize(), source.window(), calls::bytes));
        Page page = calls.records(iterator);
        batch.add(filter.wanted(page.records()), Instant.now());
        boolean closed = page.next().isEmpty();
        while (batch.due(Instant.now()) || (closed && !batch.isEmpty())) {
            deliver(stream, shard, batch.take(Instant.now()));
        }
        if (batch.isEmpty() && !page.records().isEmpty()) {
            done(shard, page.records().getLast());
        }
        if (closed) {
            iterators.remove(shard);
            gathered.remove(shard);
            finished.add(shard);
            shards = Optional.empty();
            return true;
        }
        iterators.put(shard, page.next().get());
        return page.records().size() >= calls.pageSize();
    }

    private void deliver(String stream, String shard, List<JsonNode> records) throws InterruptedException {
        outstanding.begin();
        try {
            delivery.deliver(shard, stream, records);
            done(shard, records.getLast());
        } finally {
            outstanding.end();
        }
    }

    private void done(String shard, JsonNode last) {
        positions.done(source.logicalId(), shard, calls.sequenceNumber(last));
    }

    private String from(String stream, String shard) throws ServiceError {
        Optional<String> last = positions.last(source.logicalId(), shard);
        try {
            return calls.iterator(stream, shard, last);
        } catch (ServiceError trimmed) {
            if (last.isEmpty()) {
                throw trimmed;
            }
            return calls.iterator(stream, shard, Optional.empty());
        }
    }
}
