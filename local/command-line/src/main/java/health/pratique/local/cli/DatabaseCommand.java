package health.pratique.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An outage of the consent database, on purpose. */
@Command(
        name = "database",
        description = "Stop or start the running platform's PostgreSQL, to see that nothing is released without it.")
final class DatabaseCommand implements Callable<Integer> {

    /** What can be done to it. */
    enum Operation {
        stop,
        start
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(paramLabel = "OPERATION", description = "${COMPLETION-CANDIDATES}")
    private Operation operation;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open();
                HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    platform.info().endpoint().resolve("/_pratique/database/" + operation.name()))
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            out.println(answer.body());
            out.flush();
            return answer.statusCode() == 200 ? 0 : 1;
        }
    }
}
