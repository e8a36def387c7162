package health.pratique.local.asl;

import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/** Numbers the events of an execution. Each strand of it (the execution, a branch, an iteration) has its own trace. */
final class Trace {

    private final Journal journal;
    private long last;

    private Trace(Journal journal, long last) {
        this.journal = journal;
        this.last = last;
    }

    static Trace of(HistoryListener listener, InstantSource clock) {
        return new Trace(new Journal(listener, clock), 0);
    }

    /** A strand that begins after what was recorded here last. */
    Trace fork() {
        return new Trace(journal, last);
    }

    /** @return the event's id */
    long record(HistoryEvent event) {
        last = journal.write(last, event);
        return last;
    }

    private static final class Journal {

        private final HistoryListener listener;
        private final InstantSource clock;
        private final ReentrantLock lock = new ReentrantLock();
        private long count;

        Journal(HistoryListener listener, InstantSource clock) {
            this.listener = listener;
            this.clock = clock;
        }

        long write(long previous, HistoryEvent event) {
            lock.lock();
            try {
                count++;
                listener.on(new HistoryListener.Entry(count, previous, clock.instant(), event));
                return count;
            } finally {
                lock.unlock();
            }
        }
    }
}
