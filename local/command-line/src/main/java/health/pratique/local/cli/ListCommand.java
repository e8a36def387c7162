package health.pratique.local.cli;

import health.pratique.kit.DocumentRecord;
import health.pratique.kit.OperatorView;
import health.pratique.model.DocumentStatus;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Documents by status. */
@Command(name = "list", description = "List documents by status, the latest change first.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--status", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable DocumentStatus status;

    @Option(names = "--custodian", description = "Only this custodian's.")
    private @Nullable String custodian;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            OperatorView operator = platform.operator();
            // One scan, whatever is asked for: a document that goes on between two scans would be in both, or in
            // neither.
            List<DocumentRecord> documents = (status == null ? operator.documents() : operator.documents(status))
                    .stream()
                            .filter(found -> custodian == null
                                    || found.custodian().value().equals(custodian))
                            .toList();
            for (DocumentStatus each : status == null ? List.of(DocumentStatus.values()) : List.of(status)) {
                print(
                        each,
                        documents.stream()
                                .filter(found -> found.status() == each)
                                .toList(),
                        out);
            }
            out.flush();
            return 0;
        }
    }

    private static void print(DocumentStatus status, List<DocumentRecord> documents, PrintWriter out) {
        out.printf("%s (%d)%n", status, documents.size());
        for (DocumentRecord found : documents) {
            out.printf(
                    "  %s  %s  %-16s  %-18s  %s%n",
                    found.id(),
                    found.updatedAt(),
                    found.custodian(),
                    found.step(),
                    found.reason() == null ? "" : found.reason());
        }
    }
}
