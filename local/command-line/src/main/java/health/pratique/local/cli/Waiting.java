package health.pratique.local.cli;

import health.pratique.kit.DocumentRecord;
import health.pratique.kit.OperatorView;
import health.pratique.model.DocumentId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits, by asking the registry, until documents have ended. */
public final class Waiting {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final OperatorView operator;
    private final long deadlineNanos;

    /** @param patience for all documents together */
    public Waiting(Connection platform, Duration patience) {
        operator = platform.operator();
        deadlineNanos = System.nanoTime() + patience.toNanos();
    }

    /** @throws CommandFailed when the document has not ended in time */
    public DocumentRecord forEnd(DocumentId id) throws InterruptedException {
        return until(id, found -> found.status().terminal());
    }

    /** Waits for an end other than the one that is known. */
    public DocumentRecord forNewEnd(DocumentRecord known) throws InterruptedException {
        return until(
                known.id(),
                found -> found.status().terminal()
                        && (found.status() != known.status()
                                || !found.execution().equals(known.execution())));
    }

    private DocumentRecord until(DocumentId id, Predicate<DocumentRecord> ended) throws InterruptedException {
        while (true) {
            Optional<DocumentRecord> found = operator.document(id).filter(ended);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new CommandFailed("document " + id + " has not ended in time: see ./pratique status " + id);
            }
            Thread.sleep(INTERVAL);
        }
    }
}
