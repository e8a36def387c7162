package health.pratique.local.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What each of many decisions took, by the clock and in processor time of the thread that decided. */
record DecisionTimes(List<Duration> clock, List<Duration> processor) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    DecisionTimes {
        clock = List.copyOf(clock);
        processor = List.copyOf(processor);
    }

    /** One decision after the other, on this thread. */
    static DecisionTimes of(DecisionSection section, int first, int count) {
        List<Duration> clock = new ArrayList<>(count);
        List<Duration> processor = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long processorBefore = THREADS.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            section.decide(first + i);
            clock.add(Duration.ofNanos(System.nanoTime() - before));
            processor.add(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - processorBefore));
        }
        return new DecisionTimes(clock, processor);
    }

    Duration longest() {
        return clock.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
