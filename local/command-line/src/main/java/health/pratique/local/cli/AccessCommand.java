package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.access.AccessEndpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The template's policies against the calls that were really made. */
@Command(
        name = "access",
        description = "Show what the template's policies refused, and what they allowed, since the platform started.")
final class AccessCommand implements Callable<Integer> {

    private static final int REFUSED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--allowed", description = "Each call that was allowed, with the statement that allows it.")
    private boolean allowed;

    @Option(names = "--unused", description = "Each grant that no call has used yet.")
    private boolean unused;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode recorded;
        try (Connection platform = connection.open();
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            platform.info().endpoint().resolve(AccessEndpoint.PATH))
                    .build();
            recorded = new ObjectMapper()
                    .readTree(http.send(request, BodyHandlers.ofByteArray()).body());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (allowed) {
            lines(out, recorded.path("allowed"));
        }
        if (unused) {
            lines(out, recorded.path("unused"));
        }
        lines(out, recorded.path("refused"));
        out.printf(
                "%d checks, %d kinds of call refused, %d grants unused%n",
                recorded.path("checks").asLong(),
                recorded.path("refused").size(),
                recorded.path("unused").size());
        out.flush();
        return recorded.path("refused").isEmpty() ? 0 : REFUSED;
    }

    private static void lines(PrintWriter out, JsonNode lines) {
        lines.forEach(line -> out.printf(
                "%s%s  %s  %s  %s%n",
                line.has("calls") ? "%6d  ".formatted(line.path("calls").asLong()) : "",
                line.path("principal").asText(),
                line.path("action").asText(),
                line.path("resource").asText(),
                line.path("statement").asText()));
    }
}
