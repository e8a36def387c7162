package health.pratique.local.cli.bench;

import health.pratique.local.cli.Connection;
import health.pratique.local.cli.PlatformOption;
import health.pratique.local.cli.bench.PipelineBenchmark.Round;
import health.pratique.local.cli.functions.StepTimings;
import health.pratique.local.cli.platform.Platform;
import health.pratique.local.cli.platform.StoreUse;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Documents a second, end to end. */
@Command(
        name = "pipeline",
        description = "Documents a second from upload to terminal status, and time a step.",
        footer = {
            "",
            "Store time is the wall time of calls to DynamoDB Local, S3Mock and PostgreSQL, summed over parallel calls;",
            "with more calls than cores at a time it includes their waiting for a core."
        })
final class PipelineBenchCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PlatformOption platformOption;

    @Option(names = "--documents", defaultValue = "1000", description = "Documents to measure (default: 1000).")
    private int documents;

    @Option(names = "--warm-up", defaultValue = "500", description = "Documents before that (default: 500).")
    private int warmUp;

    @Option(names = "--bytes", defaultValue = "5000", description = "Size of a note (default: 5000).")
    private int bytes;

    @Option(names = "--uploaders", defaultValue = "4", description = "Uploads at a time (default: 4).")
    private int uploaders;

    @Option(names = "--patients", defaultValue = "200", description = "Different patients (default: 200).")
    private int patients;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StepTimings.record();
        try (Platform platform = Platform.start(platformOption.options(0, Optional.empty()), out);
                Connection connection = new Connection(platform.info())) {
            PipelineBenchmark benchmark = new PipelineBenchmark(connection, bytes, uploaders, patients);
            benchmark.recordConsents();
            out.printf("warming up with %d documents of %d bytes%n", warmUp, bytes);
            out.flush();
            benchmark.send(0, warmUp);
            StepTimings.drain();
            StoreUse before = platform.storeUse();
            Round round = benchmark.send(warmUp, documents);
            report(out, round, StepTimings.drain(), platform.storeUse().since(before));
            return 0;
        }
    }

    private static void report(PrintWriter out, Round round, Map<String, List<Duration>> steps, StoreUse stores) {
        out.printf(
                "%n%d documents in %.1f s: %.1f documents a second%n",
                round.documents(), round.wall().toNanos() / NANOS, round.perSecond());
        round.ends().forEach((status, count) -> out.printf("  %-12s %d%n", status, count));
        out.printf("%n%-20s %10s %10s %10s   milliseconds%n", "", "p50", "p95", "p99");
        line(out, "start to end", round.endToEnd());
        steps.forEach((step, durations) -> line(out, step, durations));
        Duration inSteps = steps.values().stream().flatMap(List::stream).reduce(Duration.ZERO, Duration::plus);
        out.printf("%n%-20s %10s %10s %16s%n", "store", "calls", "seconds", "calls/document");
        stores.byStore()
                .forEach((name, use) -> out.printf(
                        "%-20s %10d %10.1f %16.1f%n",
                        name, use.calls(), use.time().toNanos() / NANOS, use.calls() / (double) round.documents()));
        out.printf(
                "%nTime in steps %.1f s, in stores %.1f s.%n",
                inSteps.toNanos() / NANOS, stores.total().toNanos() / NANOS);
        out.flush();
    }

    private static void line(PrintWriter out, String name, List<Duration> durations) {
        Percentiles found = Percentiles.of(durations);
        out.printf("%-20s %10.1f %10.1f %10.1f%n", name, found.p50(), found.p95(), found.p99());
    }
}
