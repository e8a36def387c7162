package health.pratique.local.benchmark.formats;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an operation takes.
 *
 * @param clock nanoseconds by the clock, with those in which garbage is collected
 * @param processor nanoseconds of processor time of the thread that works: on a machine that others use as well, it says what the
 *     clock cannot
 */
record Time(double clock, double processor) {

    private static final int ROUNDS = 5;

    /** The median of some rounds that take so long together, or of one operation each. */
    static Time of(Runnable operation, Duration together) {
        List<Time> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(operation, together.toNanos() / ROUNDS));
        }
        rounds.sort(Comparator.comparingDouble(Time::processor));
        return rounds.get(ROUNDS / 2);
    }

    Time plus(Time other) {
        return new Time(clock + other.clock, processor + other.processor);
    }

    private static Time round(Runnable operation, long atLeast) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        int times = 0;
        do {
            operation.run();
            times++;
        } while (System.nanoTime() - begun < atLeast);
        double clock = System.nanoTime() - begun;
        return new Time(clock / times, (threads.getCurrentThreadCpuTime() - processor) / (double) times);
    }
}
