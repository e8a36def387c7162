package health.pratique.local.asl;

import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/** Lets the strands of all executions draw from one generator, which need not be thread-safe. */
final class LockedRandom implements RandomGenerator {

    private final RandomGenerator generator;
    private final ReentrantLock lock = new ReentrantLock();

    LockedRandom(RandomGenerator generator) {
        this.generator = generator;
    }

    @Override
    public long nextLong() {
        lock.lock();
        try {
            return generator.nextLong();
        } finally {
            lock.unlock();
        }
    }
}
