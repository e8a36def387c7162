package health.pratique.local.cli;

import health.pratique.kit.AuditVerifier;
import health.pratique.kit.AuditVerifier.Verdict;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The audit trail. */
@Command(name = "audit", description = "Check the audit trail.", subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Recomputes the hash chains. */
    @Command(
            name = "verify",
            description = "Recompute each document's hash chain and name the first bad row of those that are broken.",
            footer = {"", "Exit code: 0 when every chain is whole, 4 when any is broken."})
    static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private ConnectionOption connection;

        @Option(names = "--document", paramLabel = "ID", description = "Only this document's trail.")
        private @Nullable String document;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Connection platform = connection.open()) {
                AuditVerifier verifier = platform.verifier();
                Set<String> ids = document == null ? verifier.documents() : Set.of(document);
                long rows = 0;
                int broken = 0;
                for (String id : ids) {
                    Verdict verdict = verifier.verify(id);
                    rows += verdict.rows();
                    if (verdict.flaw() != null) {
                        broken++;
                        out.printf(
                                "BROKEN  document %s  row %d: %s%n",
                                id, verdict.flaw().sequence(), verdict.flaw().reason());
                    }
                }
                out.printf("%d documents, %d rows, %d broken%n", ids.size(), rows, broken);
                out.flush();
                return broken == 0 ? 0 : 4;
            }
        }
    }
}
