package health.pratique.local.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Works until it gets no faster. A fixed time does not do: on a machine that others use too, the compiler may get no processor for
 * seconds, and code that is not yet compiled would be measured.
 */
final class WarmUp {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int MOST_ROUNDS = 60;

    /** So many rounds in a row without a new best end it. */
    private static final int PLATEAU = 6;

    /** A new best is faster by this much. */
    private static final double FASTER = 1.02;

    private WarmUp() {}

    static void with(Runnable work) {
        double best = 0;
        int plateau = 0;
        for (int round = 0; round < MOST_ROUNDS && plateau < PLATEAU; round++) {
            double rate = rate(work);
            plateau = rate > best * FASTER ? 0 : plateau + 1;
            best = Math.max(best, rate);
        }
    }

    /** How often in a nanosecond of processor time. */
    private static double rate(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long end = System.nanoTime() + ROUND.toNanos();
        int times = 0;
        while (System.nanoTime() - end < 0) {
            work.run();
            times++;
        }
        return times / (double) Math.max(1, threads.getCurrentThreadCpuTime() - processor);
    }
}
