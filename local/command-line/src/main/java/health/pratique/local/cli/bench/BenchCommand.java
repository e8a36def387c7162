package health.pratique.local.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
        name = "bench",
        description = "Measure on this machine.",
        subcommands = {
            PipelineBenchCommand.class,
            PhiBenchCommand.class,
            FormatsBenchCommand.class,
            DecisionsBenchCommand.class,
            FraudBenchCommand.class,
            ApiBenchCommand.class,
            ForestStartCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
