package health.pratique.local.cli.bench;

import health.pratique.local.benchmark.formats.FormatBenchmark;
import health.pratique.local.benchmark.formats.Sample;
import health.pratique.local.cli.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How fast documents of every format are opened, searched and rewritten. */
@Command(
        name = "formats",
        description = "Speed of every format: MB/s to open, search and rewrite; time for a FHIR bundle of 2.3 MB.",
        footer = {
            "",
            "Takes about a minute and a half. All figures are of processor time, on one thread, warm.",
            "Examples: ./pratique bench formats",
            "          ./pratique bench formats --seconds 5 bundle.json scan.dcm"
        })
final class FormatsBenchCommand implements Callable<Integer> {

    private static final double MILLISECONDS = 1e3;
    private static final double QUICK_SECONDS = 0.2;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Measure on these documents; without, on invented ones, one of every format and the bundle. "
                    + "They are called by their number in the table, because names of files may tell of patients.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--seconds",
            defaultValue = "1",
            description =
                    "For each of four measurements of a document, after three times that to warm up (default: 1).")
    private double seconds;

    @Option(names = "--quick", description = "A fifth of the time, for a first look.")
    private boolean quick;

    @Override
    public Integer call() {
        double each = quick ? QUICK_SECONDS : seconds;
        if (!(each > 0 && each <= 3_600)) {
            throw new CommandFailed("--seconds is more than 0 and at most 3600");
        }
        PrintWriter out = spec.commandLine().getOut();
        FormatBenchmark benchmark = new FormatBenchmark(
                Duration.ofMillis(Math.max(1, Math.round(each * MILLISECONDS))),
                out,
                spec.commandLine().getErr());
        if (files.isEmpty()) {
            benchmark.invented();
            return 0;
        }
        List<Sample> own = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            own.add(new Sample("file " + (i + 1), read(files.get(i))));
        }
        return benchmark.own(own) ? 0 : 1;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file);
        }
    }
}
