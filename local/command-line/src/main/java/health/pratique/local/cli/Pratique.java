package health.pratique.local.cli;

import health.pratique.fault.PipelineFault;
import health.pratique.local.cli.bench.BenchCommand;
import health.pratique.local.cli.cost.CostCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** The command line. Offline commands start nothing; the platform starts Quarkus itself when a command needs it. */
@QuarkusMain
@Command(
        name = "pratique",
        description = "Holds, inspects and releases clinical documents: clean, or not at all.",
        footer = {
            "",
            "Also: ./pratique build builds everything; ./pratique test runs all tests;",
            "./pratique fuzz [PARSER...] [--minutes N] fuzzes the parsers of documents.",
            "Start with ./pratique demo."
        },
        mixinStandardHelpOptions = true,
        version = "pratique 0.1.0",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ConsentCommand.class,
            SubmitCommand.class,
            StatusCommand.class,
            ListCommand.class,
            ReprocessCommand.class,
            ReviewCommand.class,
            SweepCommand.class,
            EraseCommand.class,
            ErasureCommand.class,
            AuditCommand.class,
            ConfigureCommand.class,
            TokenCommand.class,
            ClientCommand.class,
            DatabaseCommand.class,
            AccessCommand.class,
            DeidentifyCommand.class,
            ResolveCommand.class,
            MapCommand.class,
            DetectCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            BenchCommand.class,
            CostCommand.class,
            HelpCommand.class
        })
public final class Pratique implements Runnable {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec;

    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return withHelp(new CommandLine(new Pratique()))
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler((failure, commandLine, result) -> report(failure, commandLine));
    }

    /** Each command explains itself, as {@code pratique COMMAND --help} too. */
    private static CommandLine withHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help message and exit.")
                    .build());
        }
        command.getSubcommands().values().forEach(Pratique::withHelp);
        return command;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** One line for what a person can mend; the whole stack for a defect. */
    private static int report(Exception failure, CommandLine commandLine) {
        PrintWriter err = commandLine.getErr();
        switch (failure) {
            case CommandFailed known -> err.println("pratique: " + known.getMessage());
            case PipelineFault fault -> err.println("pratique: " + fault.getMessage());
            case IllegalArgumentException wrong -> err.println("pratique: " + wrong.getMessage());
            case SdkException refused -> err.println("pratique: the platform refused: " + refused.getMessage());
            default -> failure.printStackTrace(err);
        }
        err.flush();
        return FAILED;
    }
}
