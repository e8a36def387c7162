package health.pratique.local.cli;

import health.pratique.audit.AuditEvent;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.OperatorView;
import health.pratique.model.DocumentId;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A document's timeline, from its audit trail. */
@Command(name = "status", description = "Show a document's status and timeline.")
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Parameters(paramLabel = "ID", description = "The document's id, as submit printed it.")
    private String id;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            OperatorView operator = platform.operator();
            DocumentId documentId = new DocumentId(id);
            DocumentRecord found = operator.document(documentId)
                    .orElseThrow(
                            () -> new CommandFailed("no document " + id + ": ./pratique list shows those there are"));
            out.printf("%s  %s  custodian %s%n", found.id(), found.status(), found.custodian());
            if (found.reason() != null) {
                out.printf("%s: %s%n", found.reason(), found.reason().remedy());
            }
            if (found.release() != null) {
                out.printf(
                        "released to s3://%s/%s%n",
                        found.release().bucket(), found.release().key());
            }
            out.println();
            for (AuditEvent event : operator.events(documentId)) {
                out.printf(
                        "%3d  %s  %-18s  %-8s  %s%s%n",
                        event.sequence(),
                        event.time(),
                        event.action(),
                        event.outcome(),
                        event.reason() == null ? "" : event.reason() + " ",
                        new TreeMap<>(event.facts()));
            }
            out.flush();
            return 0;
        }
    }
}
