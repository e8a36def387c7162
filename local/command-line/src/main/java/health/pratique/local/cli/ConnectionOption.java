package health.pratique.local.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Which platform a command talks to. */
final class ConnectionOption {

    @Option(
            names = "--endpoint",
            defaultValue = "${PRATIQUE_ENDPOINT:-http://127.0.0.1:4566}",
            description = "Address of the running platform (default: ${DEFAULT-VALUE}, or PRATIQUE_ENDPOINT).")
    private URI endpoint = URI.create("http://127.0.0.1:4566");

    Connection open() {
        return Connection.to(endpoint);
    }
}
