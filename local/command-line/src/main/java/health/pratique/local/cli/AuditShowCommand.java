package health.pratique.local.cli;

import health.pratique.audit.AuditEvent;
import health.pratique.audit.CustodianChain;
import health.pratique.audit.fhir.AuditSubject;
import health.pratique.audit.fhir.FhirAuditEvent;
import health.pratique.kit.OperatorView;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.PurposeOfUse;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The rows of one chain. */
@Command(name = "show", description = "Print the rows of a document's chain, or a custodian's own, one JSON a line.")
final class AuditShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @ArgGroup(multiplicity = "1")
    private Chain chain = new Chain();

    /** One of the two. */
    static final class Chain {

        @Option(names = "--document", paramLabel = "ID", description = "The document's chain.")
        private @Nullable String document;

        @Option(names = "--custodian", paramLabel = "NAME", description = "What concerns no single document.")
        private @Nullable String custodian;

        DocumentId id() {
            return document != null
                    ? new DocumentId(document)
                    : CustodianChain.id(new Custodian(Objects.requireNonNull(custodian)));
        }
    }

    @Option(names = "--fhir", description = "As FHIR R4 AuditEvent.")
    private boolean fhir;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            OperatorView operator = platform.operator();
            DocumentId id = chain.id();
            List<AuditEvent> events = operator.events(id);
            if (events.isEmpty()) {
                throw new CommandFailed("no rows of " + id + ": ./pratique list shows the documents there are");
            }
            AuditSubject subject = subject(operator, id, events);
            for (AuditEvent event : events) {
                out.println(fhir ? FhirAuditEvent.of(event, subject).toString() : event.toJson());
            }
            out.flush();
            return 0;
        }
    }

    private static AuditSubject subject(OperatorView operator, DocumentId id, List<AuditEvent> events) {
        @Nullable
        PurposeOfUse purpose = events.stream()
                .map(event -> event.facts().get("purpose"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(PurposeOfUse::valueOf)
                .orElse(null);
        return operator.document(id)
                .map(found -> new AuditSubject(found.subject(), purpose))
                .orElse(AuditSubject.UNKNOWN);
    }
}
