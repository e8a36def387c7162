package health.pratique.local.benchmark;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * What one benchmark came to, an operation.
 *
 * @param mean nanoseconds by the clock
 * @param median nanoseconds by the clock
 * @param p99 nanoseconds by the clock
 * @param worst nanoseconds by the clock
 * @param processor nanoseconds of processor time of the whole JVM, compiler and collector too
 * @param allocated bytes
 */
record Measurement(double mean, double median, double p99, double worst, double processor, double allocated) {

    static Measurement of(RunResult result) {
        Statistics clock = result.getPrimaryResult().getStatistics();
        return new Measurement(
                clock.getMean(),
                clock.getPercentile(50),
                clock.getPercentile(99),
                clock.getMax(),
                secondary(result, ProcessorTime.LABEL),
                secondary(result, "gc.alloc.rate.norm"));
    }

    /** Share of the time by the clock that the JVM had a processor: below 1 where others took it. */
    double share() {
        return processor / median;
    }

    /** The median over the rounds: one in which something was still compiled does not count. */
    private static double secondary(RunResult result, String label) {
        ListStatistics rounds = new ListStatistics();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult round : fork.getIterationResults()) {
                Result<?> found = round.getSecondaryResults().get(label);
                if (found != null) {
                    rounds.addValue(found.getScore());
                }
            }
        }
        return rounds.getPercentile(50);
    }
}
