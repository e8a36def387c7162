package health.pratique.local.cloud.sqs;

import health.pratique.local.cloud.gateway.ErrorShape;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A standard queue: at least once, about in order. Thread-safe. */
final class Queue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LinkedList<Entry> entries = new LinkedList<>();
    private final Clock clock;
    private final int visibilityTimeoutSeconds;

    private static final class Entry {
        private final Message message;
        private long visibleAtMillis;
        private String receipt = "";
        private int count;
        private long firstReceivedAtMillis;

        Entry(Message message, long visibleAtMillis) {
            this.message = message;
            this.visibleAtMillis = visibleAtMillis;
        }
    }

    Queue(int visibilityTimeoutSeconds, Clock clock) {
        this.visibilityTimeoutSeconds = visibilityTimeoutSeconds;
        this.clock = clock;
    }

    int visibilityTimeoutSeconds() {
        return visibilityTimeoutSeconds;
    }

    void send(Message message, int delaySeconds) {
        lock.lock();
        try {
            entries.addLast(new Entry(message, clock.millis() + delaySeconds * 1000L));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the first message as long as it may, and takes no more than are there then. */
    List<Delivery> receive(int limit, int waitSeconds, int hiddenSeconds) throws InterruptedException {
        long nanos = TimeUnit.SECONDS.toNanos(waitSeconds);
        lock.lockInterruptibly();
        try {
            List<Delivery> taken = take(limit, hiddenSeconds);
            while (taken.isEmpty() && nanos > 0) {
                long before = System.nanoTime();
                changed.awaitNanos(Math.min(nanos, untilVisibleNanos()));
                nanos -= System.nanoTime() - before;
                taken = take(limit, hiddenSeconds);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** A receipt that was overtaken by a later one deletes nothing, as in the real service. */
    void delete(String receipt) {
        lock.lock();
        try {
            entries.removeIf(entry -> entry.receipt.equals(receipt));
        } finally {
            lock.unlock();
        }
    }

    /** @return whether the receipt is valid */
    boolean hide(String receipt, int seconds) {
        lock.lock();
        try {
            for (Entry entry : entries) {
                if (entry.receipt.equals(receipt)) {
                    entry.visibleAtMillis = clock.millis() + seconds * 1000L;
                    changed.signalAll();
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    void purge() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    int visible() {
        return count(true);
    }

    int hidden() {
        return count(false);
    }

    private int count(boolean visible) {
        lock.lock();
        try {
            long now = clock.millis();
            return (int) entries.stream()
                    .filter(entry -> (entry.visibleAtMillis <= now) == visible)
                    .count();
        } finally {
            lock.unlock();
        }
    }

    private List<Delivery> take(int limit, int hiddenSeconds) {
        long now = clock.millis();
        List<Delivery> taken = new ArrayList<>();
        Iterator<Entry> iterator = entries.iterator();
        while (iterator.hasNext() && taken.size() < limit) {
            Entry entry = iterator.next();
            if (entry.visibleAtMillis <= now) {
                entry.visibleAtMillis = now + hiddenSeconds * 1000L;
                entry.receipt = ErrorShape.requestId();
                entry.firstReceivedAtMillis = entry.count == 0 ? now : entry.firstReceivedAtMillis;
                entry.count++;
                taken.add(new Delivery(entry.message, entry.receipt, entry.count, entry.firstReceivedAtMillis));
            }
        }
        return taken;
    }

    private long untilVisibleNanos() {
        long now = clock.millis();
        return entries.stream()
                .mapToLong(entry -> TimeUnit.MILLISECONDS.toNanos(Math.max(1, entry.visibleAtMillis - now)))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
