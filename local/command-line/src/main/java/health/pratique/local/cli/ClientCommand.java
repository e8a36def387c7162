package health.pratique.local.cli;

import health.pratique.smart.RegisteredClient;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may ask for tokens. */
@Command(
        name = "client",
        description = "Register and list the clients that may have tokens for HealthAPI.",
        subcommands = {ClientAddCommand.class, HelpCommand.class},
        footer = {
            "",
            "./pratique client help add says more of a command. What a client may do is in docs/health-access.md.",
            "HealthAPI sees a change within a minute.",
            "Example: ./pratique client add lab-a --custodian harbor-clinic --purpose HRESCH \\",
            "           --scope 'system/Observation.rs?category=laboratory' --keys lab-a.jwks.json"
        })
final class ClientCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", description = "List registered clients, by custodian.")
    int list(
            @Mixin ConnectionOption connection,
            @Option(names = "--custodian", description = "Only this custodian's.") @Nullable String custodian) {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            List<RegisteredClient> clients = platform.apiClients().all().stream()
                    .filter(client ->
                            custodian == null || client.custodian().value().equals(custodian))
                    .sorted(Comparator.comparing((RegisteredClient client) ->
                                    client.custodian().value())
                            .thenComparing(RegisteredClient::id))
                    .toList();
            clients.forEach(client -> out.println(line(client)));
            out.printf("%s%n", Counted.of(clients.size(), "client"));
            out.flush();
            return 0;
        }
    }

    @Command(name = "remove", description = "Take no token of a client any more.")
    int remove(
            @Mixin ConnectionOption connection,
            @Parameters(paramLabel = "CLIENT", description = "The client's id.") String id) {
        try (Connection platform = connection.open()) {
            if (!platform.apiClients().remove(id)) {
                throw new CommandFailed("no such client: ./pratique client list shows those there are");
            }
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%s is removed%n", id);
            out.flush();
            return 0;
        }
    }

    private static String line(RegisteredClient client) {
        String proof = client.keys().isPresent()
                ? "own keys"
                : client.keysAt().map(address -> "keys at " + address).orElse("no keys");
        return "%-24s  %-16s  %-15s  %-7s  %s  (%s)"
                .formatted(client.id(), client.custodian(), client.role(), client.purpose(), client.scopes(), proof);
    }
}
