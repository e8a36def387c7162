package health.pratique.local.cli;

import health.pratique.consent.StoredConsent;
import health.pratique.fault.DocumentRejected;
import health.pratique.model.Custodian;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts consents on record that come as FHIR. */
@Command(
        name = "import",
        description =
                "Record FHIR R4 Consent resources (JSON). One that cannot be honoured whole is refused, by its path.",
        footer = {
            "",
            "The same resource id again is the next version of the same consent; the same content again is none.",
            "Exit code: 1 when any was refused. Example: ./pratique consent import --custodian harbor-clinic consent.json"
        })
final class ConsentImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(
            names = "--custodian",
            required = true,
            description = "The organisation that keeps the patient's documents.")
    private String custodian;

    @Option(
            names = "--patient",
            description = "The patient's identifier at this custodian (default: what Consent.patient says).")
    private @Nullable String patient;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "FHIR R4 Consent in JSON.")
    private List<Path> files;

    @Override
    public Integer call() {
        Custodian whose = new Custodian(custodian);
        boolean all = true;
        try (Connection platform = connection.open()) {
            ConsentDesk desk = new ConsentDesk(platform);
            for (Path file : files) {
                all &= put(desk, whose, file);
            }
        }
        return all ? 0 : 1;
    }

    private boolean put(ConsentDesk desk, Custodian whose, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            StoredConsent stored = desk.put(whose, patient, Files.readAllBytes(file));
            out.printf(
                    "consent %s version %d %s  %s%n",
                    stored.reference().id(), stored.reference().version(), stored.status(), file);
            out.flush();
            return true;
        } catch (DocumentRejected refused) {
            spec.commandLine().getErr().printf("%s: %s%n", file, refused.getMessage());
            return false;
        } catch (IOException unreadable) {
            throw new CommandFailed("cannot read " + file + ": check the path and its permissions");
        }
    }
}
