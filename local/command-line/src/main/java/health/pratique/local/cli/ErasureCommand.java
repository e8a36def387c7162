package health.pratique.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What erasures have left behind. */
@Command(
        name = "erasure",
        description = "Look at erasures, and check their certificates.",
        subcommands = {ErasureShowCommand.class, ErasureVerifyCommand.class, HelpCommand.class},
        footer = {
            "",
            "./pratique erase makes one. ./pratique erasure help verify says more of a command.",
            "Example: ./pratique erasure show --custodian harbor-clinic",
            "         ./pratique erasure verify certificate.json --public-key key.pem --audit trail/"
        })
final class ErasureCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
