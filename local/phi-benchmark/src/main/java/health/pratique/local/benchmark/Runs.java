package health.pratique.local.benchmark;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark after the other, each in a JVM of its own with one collector thread. */
final class Runs {

    private static final TimeValue ROUND = TimeValue.seconds(1);

    private final Effort effort;
    private final String notes;
    private final boolean verbose;
    private final PrintWriter screen;

    /** @param notes the user's file, or nothing for the invented notes */
    Runs(Effort effort, String notes, boolean verbose, PrintWriter screen) {
        this.effort = effort;
        this.notes = notes;
        this.verbose = verbose;
        this.screen = screen;
    }

    Measurement measure(Class<?> benchmark, String method, String what) {
        screen.println(what + " ...");
        return run(options(benchmark, method)
                .forks(1)
                .warmupIterations(effort.warmUps())
                .warmupTime(ROUND)
                .measurementIterations(effort.rounds())
                .measurementTime(ROUND)
                .addProfiler(GCProfiler.class));
    }

    Measurement measureCold(Class<?> benchmark, String method, String what) {
        screen.printf("%s, in %d fresh JVMs ...%n", what, effort.loads());
        return run(options(benchmark, method)
                .forks(effort.loads())
                .warmupIterations(0)
                .measurementIterations(1));
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, String method) {
        return new OptionsBuilder()
                .include("\\Q" + benchmark.getName() + "." + method + "\\E$")
                .addProfiler(ProcessorTime.class)
                .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend(
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Xms512m",
                        "-Xmx512m",
                        "-Djmh.ignoreLock=true",
                        "-D" + Notes.PROPERTY + "=" + notes);
    }

    private static Measurement run(ChainedOptionsBuilder options) {
        try {
            Collection<RunResult> results = new Runner(options.build()).run();
            return Measurement.of(List.copyOf(results).getFirst());
        } catch (RunnerException failed) {
            throw new IllegalStateException("a measurement failed: run it again with --verbose to see why", failed);
        }
    }
}
