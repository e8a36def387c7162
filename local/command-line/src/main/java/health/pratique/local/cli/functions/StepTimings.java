package health.pratique.local.cli.functions;

import health.pratique.kit.MetricSink;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps the durations of steps for the benchmark, where a deployed function would print them for CloudWatch. */
@ApplicationScoped
public class StepTimings implements MetricSink {

    /** Static because the command line, outside of Quarkus, reads what the bean keeps. */
    private static final Map<String, ConcurrentLinkedQueue<Duration>> KEPT = new ConcurrentHashMap<>();

    private static volatile boolean recording;

    /** From now on durations are kept; a platform that runs for weeks keeps none. */
    public static void record() {
        recording = true;
    }

    @Override
    public void step(String step, String outcome, Duration duration) {
        if (recording) {
            KEPT.computeIfAbsent(step, unused -> new ConcurrentLinkedQueue<>()).add(duration);
        }
    }

    /** All durations since the last call, by step. */
    public static Map<String, List<Duration>> drain() {
        Map<String, List<Duration>> drained = new TreeMap<>();
        for (String step : List.copyOf(KEPT.keySet())) {
            ConcurrentLinkedQueue<Duration> durations = KEPT.remove(step);
            if (durations != null) {
                drained.put(step, List.copyOf(durations));
            }
        }
        return drained;
    }
}
