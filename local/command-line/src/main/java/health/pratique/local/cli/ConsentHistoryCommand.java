package health.pratique.local.cli;

import health.pratique.consent.StoredConsent;
import health.pratique.model.Custodian;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All versions of a consent. */
@Command(name = "history", description = "List all versions of a consent, the newest first.")
final class ConsentHistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--custodian", required = true, description = "The organisation whose consent it is.")
    private String custodian;

    @Parameters(paramLabel = "ID", description = "The consent's id.")
    private UUID id;

    @Override
    public Integer call() {
        try (Connection platform = connection.open()) {
            List<StoredConsent> versions = new ConsentDesk(platform).records().history(new Custodian(custodian), id);
            if (versions.isEmpty()) {
                throw new CommandFailed("this custodian has no such consent");
            }
            print(versions, spec.commandLine().getOut());
            return 0;
        }
    }

    static void print(List<StoredConsent> consents, PrintWriter out) {
        for (StoredConsent consent : consents) {
            out.printf(
                    "consent %s version %d %-16s %s  %s%n",
                    consent.reference().id(),
                    consent.reference().version(),
                    consent.status(),
                    consent.recordedAt(),
                    consent.resource() == null ? "statements" : "FHIR");
        }
        out.flush();
    }
}
