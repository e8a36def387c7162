package health.pratique.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Sends documents out of quarantine through the workflow again, as a new run. */
@Command(
        name = "reprocess",
        description = "Run documents in quarantine through the workflow again, after what held them is mended.",
        footer = {"", "Example: ./pratique reprocess --held-for CONSENT_STORE_UNAVAILABLE --wait"})
final class ReprocessCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(arity = "0..*", paramLabel = "ID", description = "Documents in quarantine.")
    private List<String> ids = List.of();

    @Option(names = "--held-for", paramLabel = "REASON", description = "All that are held for this reason.")
    private @Nullable ReasonCode reason;

    @Option(names = "--wait", description = "Wait until each document has ended again.")
    private boolean wait;

    @Option(names = "--timeout", defaultValue = "300", description = "Seconds to wait (default: 300).")
    private long timeoutSeconds;

    @Override
    public Integer call() throws InterruptedException {
        if (ids.isEmpty() && reason == null) {
            throw new CommandFailed("say which documents: their ids, or --held-for REASON");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            List<DocumentRecord> held = platform.operator().documents(DocumentStatus.QUARANTINED).stream()
                    .filter(found -> ids.contains(found.id().value()) || (reason != null && found.reason() == reason))
                    .toList();
            for (String id : ids) {
                if (held.stream().noneMatch(found -> found.id().value().equals(id))) {
                    throw new CommandFailed("document " + id + " is not in quarantine: see ./pratique status " + id);
                }
            }
            held.forEach(found -> request(platform, found));
            out.printf("%d documents go through the workflow again%n", held.size());
            out.flush();
            if (wait) {
                Waiting waiting = new Waiting(platform, Duration.ofSeconds(timeoutSeconds));
                for (DocumentRecord found : held) {
                    DocumentRecord end = waiting.forNewEnd(found);
                    out.printf("%s  %s %s%n", end.id(), end.status(), end.reason() == null ? "" : end.reason());
                    out.flush();
                }
            }
            return 0;
        }
    }

    private static void request(Connection platform, DocumentRecord held) {
        ObjectNode detail = JSON.createObjectNode();
        detail.putObject("bucket").put("name", held.location().bucket());
        detail.putObject("object")
                .put("key", held.location().key())
                .put("version-id", held.location().versionId());
        int failed = platform.events()
                .putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                        .source("health.pratique")
                        .detailType("Document Reprocess Requested")
                        .detail(detail.toString())
                        .build()))
                .failedEntryCount();
        if (failed > 0) {
            DocumentId id = held.id();
            throw new CommandFailed("the event bus did not take the request for " + id + ": try again");
        }
    }
}
