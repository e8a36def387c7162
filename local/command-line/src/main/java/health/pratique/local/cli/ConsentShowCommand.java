package health.pratique.local.cli;

import health.pratique.consent.ConsentRecords;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.StoredConsent;
import health.pratique.consent.fhir.ConsentResource;
import health.pratique.model.Custodian;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One version of a consent, as FHIR. */
@Command(
        name = "show",
        description = "Print a consent as FHIR R4, the newest version or a named one. Patients are tokens.")
final class ConsentShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--custodian", required = true, description = "The organisation whose consent it is.")
    private String custodian;

    @Option(names = "--version-id", description = "This version (default: the newest).")
    private @Nullable Integer version;

    @Parameters(paramLabel = "ID", description = "The consent's id.")
    private UUID id;

    @Override
    public Integer call() {
        try (Connection platform = connection.open()) {
            ConsentRecords records = new ConsentDesk(platform).records();
            Custodian whose = new Custodian(custodian);
            Integer number = version;
            Optional<StoredConsent> found =
                    number == null ? records.read(whose, id) : records.vread(whose, new ConsentReference(id, number));
            PrintWriter out = spec.commandLine().getOut();
            out.println(ConsentResource.of(
                    found.orElseThrow(() -> new CommandFailed("this custodian has no such consent"))));
            out.flush();
            return 0;
        }
    }
}
