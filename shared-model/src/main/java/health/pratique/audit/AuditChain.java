package health.pratique.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a document's chain from the data alone. */
public final class AuditChain {

    private AuditChain() {}

    /**
     * The first thing wrong, in order of sequence; empty when the trail is whole.
     *
     * @param events of one document, in the order in which they are kept
     * @param head what the registry holds as the newest event; when given, a cut-off tail shows too
     */
    public static Optional<ChainBreak> verify(List<AuditEvent> events, @Nullable ChainHead head) {
        String previous = AuditEvent.GENESIS;
        long expected = 1;
        AuditEvent before = null;
        for (AuditEvent event : events) {
            if (event.sequence() != expected) {
                return broken(expected, "this row is missing: the next one kept is " + event.sequence());
            }
            if (!event.hash().equals(event.expectedHash())) {
                return broken(expected, "a field of this row was changed: its hash does not fit its content");
            }
            if (!event.previousHash().equals(previous)) {
                return broken(expected, "this row does not follow the one before it: the previous hash differs");
            }
            if (before != null && !event.time().isAfter(before.time())) {
                return broken(expected, "this row is not later than the one before it");
            }
            previous = event.hash();
            before = event;
            expected++;
        }
        return head == null ? Optional.empty() : verifyHead(expected - 1, previous, head);
    }

    private static Optional<ChainBreak> verifyHead(long last, String lastHash, ChainHead head) {
        if (last < head.sequence()) {
            return broken(last + 1, "this row is missing: the registry knows " + head.sequence() + " rows");
        }
        if (last > head.sequence()) {
            return broken(head.sequence() + 1, "the registry does not know this row");
        }
        if (!lastHash.equals(head.hash())) {
            return broken(last, "the registry knows another hash for this row");
        }
        return Optional.empty();
    }

    private static Optional<ChainBreak> broken(long sequence, String reason) {
        return Optional.of(new ChainBreak(sequence, reason));
    }
}
