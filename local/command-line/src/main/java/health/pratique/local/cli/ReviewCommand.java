package health.pratique.local.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What waits for a privacy officer. */
@Command(
        name = "review",
        description = "Look at documents in quarantine and at emergency access, and decide.",
        subcommands = {ReviewListCommand.class, ReviewShowCommand.class, ReviewDecideCommand.class, HelpCommand.class},
        footer = {
            "",
            "./pratique review help decide says more of a command.",
            "Example: ./pratique review list",
            "         ./pratique review decide held-3f0c… RELEASE --reviewer dr.osei --reason FALSE_POSITIVE --wait"
        })
final class ReviewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
    }
}
