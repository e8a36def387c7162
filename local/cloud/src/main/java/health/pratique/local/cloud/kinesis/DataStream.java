package health.pratique.local.cloud.kinesis;

import health.pratique.local.cloud.template.DataStreamResource;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stream with its shards, which stay as they were made: it is not resharded. */
final class DataStream {

    private final DataStreamResource made;
    private final Instant madeAt;
    private final List<Shard> shards;

    DataStream(DataStreamResource made, Instant madeAt) {
        this.made = made;
        this.madeAt = madeAt;
        List<Shard> cut = new ArrayList<>();
        for (HashRange range : HashRange.parts(made.shards())) {
            cut.add(new Shard(cut.size(), range, madeAt));
        }
        this.shards = List.copyOf(cut);
    }

    DataStreamResource made() {
        return made;
    }

    Instant madeAt() {
        return madeAt;
    }

    List<Shard> shards() {
        return shards;
    }

    Optional<Shard> shard(String id) {
        return shards.stream().filter(shard -> shard.id().equals(id)).findFirst();
    }

    Shard of(BigInteger hash) {
        return shards.stream()
                .filter(shard -> shard.range().holds(hash))
                .findFirst()
                .orElseThrow();
    }

    void trim(Instant now) {
        shards.forEach(shard -> shard.trim(now, Duration.ofHours(made.retentionHours())));
    }
}
