package health.pratique.kit;

import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * What a writer of a chain does when another was there first: it waits a random while, longer the more races it lost, and
 * tries again ("full jitter", as AWS builds its own clients). Each lost race means that another writer got on, so that 64
 * writers of one chain all get their turn; who lost {@value #MOST} of them meets a livelock or a store that is too slow.
 */
final class Races {

    static final int MOST = 64;

    private static final long FIRST_WAIT_NANOS = 5_000_000;
    private static final long LONGEST_WAIT_NANOS = 250_000_000;

    private int lost;

    /** @throws TransientFault REGISTRY_UNAVAILABLE when this was one race too many */
    void lost() {
        if (++lost >= MOST) {
            throw new TransientFault(ReasonCode.REGISTRY_UNAVAILABLE);
        }
        long ceiling = Math.min(LONGEST_WAIT_NANOS, FIRST_WAIT_NANOS << Math.min(lost, 10));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1, ceiling));
    }
}
