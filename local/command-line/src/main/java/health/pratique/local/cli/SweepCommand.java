package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the sweeper now, and does not wait for its schedule. */
@Command(
        name = "sweep",
        description = "Follow withdrawn consents, and redrive documents that stand still, now.",
        footer = {"", "Example, after a total stop: ./pratique sweep --deadline PT5M"})
final class SweepCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(
            names = "--deadline",
            paramLabel = "DURATION",
            description = "What has stood still for so long is redriven, such as PT5M (default: the platform's own).")
    private @Nullable Duration deadline;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            JsonNode report = swept(platform.info());
            out.printf("%d custodians%n", report.path("custodians").asInt());
            report.path("counts")
                    .properties()
                    .forEach(count -> out.printf(
                            "%5d %s%n", count.getValue().asInt(), count.getKey().toLowerCase(Locale.ROOT)));
            out.flush();
            return 0;
        }
    }

    private JsonNode swept(PlatformInfo platform) throws InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        if (deadline != null) {
            request.put("deadline", deadline.toString());
        }
        return new LongCall(platform)
                .invoke(
                        "pratique-sweep-pipeline",
                        request,
                        "the sweep could not do everything, and the next one tries again");
    }
}
