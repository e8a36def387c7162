package health.pratique.local.cli;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.Role;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers a client, or changes what it is registered for. */
@Command(
        name = "add",
        description = "Register a client, whole: what was registered under its id before is no more.",
        footer = {
            "",
            "For a deployed table, print the item and put it there:",
            "  ./pratique client add … --item > item.json",
            "  aws dynamodb put-item --table-name pratique-api-clients-prod --item file://item.json"
        })
final class ClientAddCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(paramLabel = "CLIENT", description = "Its id: letters, digits and . _ : -")
    private String id = "";

    @Option(names = "--custodian", required = true, description = "Whose data.")
    private String custodian = "";

    @Option(
            names = "--role",
            converter = RoleName.class,
            defaultValue = "partner",
            description = "partner (default), or of an application for people: clinician, privacy-officer or patient.")
    private Role role = Role.PARTNER;

    @Option(names = "--purpose", defaultValue = "TREAT", description = "${COMPLETION-CANDIDATES}; TREAT by default.")
    private PurposeOfUse purpose = PurposeOfUse.TREAT;

    @Option(names = "--scope", required = true, description = "All that it may ask for, with spaces between.")
    private String scope = "";

    @Option(names = "--keys", paramLabel = "FILE", description = "Its public keys, as a JWK set.")
    private @Nullable Path keys;

    @Option(names = "--keys-at", paramLabel = "URL", description = "Where it publishes them, over HTTPS.")
    private @Nullable URI keysAt;

    @Option(
            names = "--api-key-id",
            paramLabel = "ID",
            description = "An API key that it calls with; again for more (default: the platform's own).")
    private Set<String> apiKeyIds = Set.of();

    @Option(names = "--item", description = "Print it as an item of DynamoDB and register nothing.")
    private boolean item;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ClientForm form = new ClientForm(
                id,
                new Custodian(custodian),
                role,
                purpose,
                scope,
                Optional.ofNullable(keys),
                Optional.ofNullable(keysAt));
        RegisteredClient client = form.client(apiKeyIds);
        if (item) {
            out.println(ClientItem.json(client));
            out.flush();
            return 0;
        }
        try (Connection platform = connection.open()) {
            platform.apiClients()
                    .register(
                            apiKeyIds.isEmpty()
                                    ? form.client(
                                            Set.of(platform.info().healthApi().apiKeyId()))
                                    : client);
            out.printf("%s is registered%n", id);
            out.flush();
            return 0;
        }
    }
}
