package health.pratique.local.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Works until the JVM has nothing left to compile. A fixed time does not do: on a machine that others use too, the compiler may
 * get no processor for seconds, and interpreted code would be measured.
 */
final class WarmUp {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int QUIET_ROUNDS = 3;
    private static final int MOST_ROUNDS = 60;

    /** Milliseconds of compiling in a round that are nothing any more. */
    private static final long QUIET = 30;

    private WarmUp() {}

    static void with(Runnable work) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        int quiet = 0;
        for (int round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
            long before = compiler.getTotalCompilationTime();
            long end = System.nanoTime() + ROUND.toNanos();
            while (System.nanoTime() - end < 0) {
                work.run();
            }
            quiet = compiler.getTotalCompilationTime() - before < QUIET ? quiet + 1 : 0;
        }
    }
}
