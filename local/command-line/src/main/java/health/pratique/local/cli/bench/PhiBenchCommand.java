package health.pratique.local.cli.bench;

import health.pratique.local.cli.CommandFailed;
import health.pratique.local.cloud.stores.RepositoryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The PHI engine's speed, measured in JVMs of its own. */
@Command(
        name = "phi",
        description = "Speed of the PHI engine: MB/s on one core, time for a 5 KB note, memory, load time.",
        footer = {
            "",
            "Takes about two minutes. Measure on an idle machine: what other programs take counts in all times by the clock.",
            "Example: ./pratique bench phi --notes notes.jsonl"
        })
final class PhiBenchCommand implements Callable<Integer> {

    private static final String MAIN = "health.pratique.local.benchmark.PhiBenchmark";

    @Option(
            names = "--notes",
            paramLabel = "FILE",
            description =
                    "Measure on these texts, lines {\"text\"}, up to 16 million characters; without, on invented notes.")
    private @Nullable Path notes;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Half the time, for a first look.")
    private boolean quick;

    @Option(names = "--verbose", description = "Show all that JMH prints.")
    private boolean verbose;

    @Override
    public Integer call() throws InterruptedException {
        try {
            return new ProcessBuilder(command()).inheritIO().start().waitFor();
        } catch (IOException failed) {
            throw new CommandFailed("cannot start a JVM: check JAVA_HOME and free memory");
        }
    }

    private List<String> command() {
        Path jars = RepositoryHome.locate()
                .directory()
                .resolve("local")
                .resolve("phi-benchmark")
                .resolve("target")
                .resolve("benchmark");
        if (!Files.isDirectory(jars)) {
            throw new CommandFailed("the benchmark has not been built: run ./pratique build");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-cp",
                jars.resolve("*").toString(),
                MAIN));
        Path file = notes;
        if (file != null) {
            command.addAll(List.of("--notes", file.toString()));
        }
        Path figures = json;
        if (figures != null) {
            command.addAll(List.of("--json", figures.toString()));
        }
        if (quick) {
            command.add("--quick");
        }
        if (verbose) {
            command.add("--verbose");
        }
        return command;
    }
}
