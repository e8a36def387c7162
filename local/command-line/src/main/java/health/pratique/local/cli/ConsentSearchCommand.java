package health.pratique.local.cli;

import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentSearch;
import health.pratique.consent.StoredConsent;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds consents of a custodian. */
@Command(name = "search", description = "List the newest versions of the consents that match all that is given.")
final class ConsentSearchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--custodian", required = true, description = "The organisation whose consents they are.")
    private String custodian;

    @Option(names = "--patient", description = "The patient's identifier at this custodian.")
    private @Nullable String patient;

    @Option(names = "--status", description = "A code of FHIR's consent-state-codes, such as active.")
    private @Nullable String status;

    @Option(names = "--from", description = "Said on or after this date or instant (UTC).")
    private @Nullable String from;

    @Option(names = "--until", description = "Said on or before this date (UTC).")
    private @Nullable String until;

    @Option(names = "--category", paramLabel = "SYSTEM|CODE", description = "Consent.category.")
    private @Nullable String category;

    @Option(names = "--purpose", description = "A code of HL7 v3 PurposeOfUse that a provision names.")
    private @Nullable String purpose;

    @Option(names = "--limit", defaultValue = "100", description = "At most so many (default: 100).")
    private int limit;

    @Override
    public Integer call() {
        ConsentPeriod said = ConsentPeriod.parse(from, until);
        Custodian whose = new Custodian(custodian);
        try (Connection platform = connection.open()) {
            ConsentDesk desk = new ConsentDesk(platform);
            String who = patient;
            List<StoredConsent> found = who == null
                    ? desk.records().search(whose, asked(null, said))
                    : desk.find(whose, who)
                            .map(subject -> desk.records().search(whose, asked(subject, said)))
                            .orElse(List.of());
            ConsentHistoryCommand.print(found, spec.commandLine().getOut());
            return 0;
        }
    }

    private ConsentSearch asked(@Nullable SubjectToken subject, ConsentPeriod said) {
        return new ConsentSearch(subject, status, said.from(), said.until(), category, purpose, limit);
    }
}
