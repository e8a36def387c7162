package health.pratique.archive;

import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Puts one anchor behind the newest. The number is in the name and the name is taken once, so that of two writers one is told
 * that it was late, and the chain of anchors cannot fork. An anchor is written when nothing happened, too: a minute without
 * one is a minute in which somebody kept it from being written.
 */
@ApplicationScoped
public class AnchorWriter {

    private static final Logger LOG = Logger.getLogger(AnchorWriter.class);
    /** Ten megabytes of anchor; what is more waits a minute. */
    private static final int MOST_ROWS = 100_000;

    private static final int MOST_RACES = 16;

    private final AuditBucket bucket;
    private final PendingBatches pending;
    private final InstantSource clock;

    public AnchorWriter(AuditBucket bucket, PendingBatches pending, InstantSource clock) {
        this.bucket = bucket;
        this.pending = pending;
        this.clock = clock;
    }

    /** @throws TransientFault STORE_UNAVAILABLE when a store is away, or other writers were faster each time */
    public Anchor write() {
        for (int race = 0; race < MOST_RACES; race++) {
            List<ArchiveBatch> batches = pending.oldest(MOST_ROWS);
            Anchor next = behind(bucket.newestAnchor(pending.newestAnchor()), batches);
            if (bucket.putOnce(Anchor.key(next.number()), next.toNdjson())) {
                pending.rememberAnchor(next.number());
                // Cut off here, the next anchor names these files once more, which does no harm.
                batches.forEach(pending::remove);
                LOG.infof(
                        "anchor %d %s over %d chains in %d files",
                        next.number(), next.hash(), next.heads().size(), batches.size());
                return next;
            }
        }
        throw new TransientFault(ReasonCode.STORE_UNAVAILABLE);
    }

    private Anchor behind(Optional<Anchor> newest, List<ArchiveBatch> batches) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (newest.isEmpty()) {
            return new Anchor(1, now, Anchor.GENESIS, batches);
        }
        Anchor last = newest.get();
        Instant least = last.time().plusMillis(1);
        return new Anchor(last.number() + 1, now.isBefore(least) ? least : now, last.hash(), batches);
    }
}
