package health.pratique.local.asl;

import java.time.Instant;

/**
 * Told what happens in an execution, while it happens and in order. Called by the threads of the execution one at a time: what it
 * does slowly, the execution waits for, and what it throws fails the execution with {@code States.Runtime}.
 */
@FunctionalInterface
public interface HistoryListener {

    /** Forgets everything. */
    HistoryListener NO_OP = _ -> {};

    void on(Entry entry);

    /**
     * One event in its place.
     *
     * @param id counts from 1 in each execution
     * @param previousId the event that led to this one; 0 for the first
     */
    record Entry(long id, long previousId, Instant timestamp, HistoryEvent event) {}
}
