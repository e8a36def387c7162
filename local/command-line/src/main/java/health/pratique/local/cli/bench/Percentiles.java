package health.pratique.local.cli.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Milliseconds by nearest rank. */
record Percentiles(double p50, double p95, double p99) {

    static Percentiles of(Collection<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return new Percentiles(rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
    }

    private static double rank(List<Duration> sorted, int percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
        return sorted.get(Math.max(0, index)).toNanos() / 1e6;
    }
}
