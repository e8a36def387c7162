package health.pratique.local.cli;

import health.pratique.consent.ConsentPeriod;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.ConsentStatement;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What patients allow and refuse. */
@Command(
        name = "consent",
        description =
                "Record what a patient allows or refuses. Without a permit, no document of a patient is released.",
        subcommands = {
            ConsentImportCommand.class,
            ConsentShowCommand.class,
            ConsentHistoryCommand.class,
            ConsentSearchCommand.class,
            ConsentPolicyCommand.class
        },
        footer = {
            "",
            "Example: ./pratique consent permit --custodian harbor-clinic --patient H-1 --purpose HRESCH --until 2030-12-31"
        })
final class ConsentCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "permit", description = "The patient allows a use of documents.")
    int permit(
            @Mixin ConnectionOption connection,
            @Mixin WhoseConsent whose,
            @Option(names = "--purpose", description = "Only for ${COMPLETION-CANDIDATES} (default: any).") @Nullable
                    PurposeOfUse purpose,
            @Option(names = "--kind", description = "Only documents of this kind: ${COMPLETION-CANDIDATES}.") @Nullable
                    DocumentKind kind,
            @Option(names = "--from", description = "In force from this date or instant on (UTC).") @Nullable
                    String from,
            @Option(names = "--until", description = "In force up to and including this date (UTC).") @Nullable
                    String until,
            @Option(names = "--obligation", description = "What goes with the permit, such as REDACT_PSYCHOTHERAPY.")
                    @Nullable
                    List<String> obligations) {
        ConsentStatement statement = statement(ConsentDecision.PERMIT, purpose, kind, from, until);
        return record(connection, whose, obligations == null ? statement : statement.obliging(obligations));
    }

    @Command(name = "deny", description = "The patient refuses a use of documents.")
    int deny(
            @Mixin ConnectionOption connection,
            @Mixin WhoseConsent whose,
            @Option(names = "--purpose", description = "Only for ${COMPLETION-CANDIDATES} (default: any).") @Nullable
                    PurposeOfUse purpose,
            @Option(names = "--kind", description = "Only documents of this kind: ${COMPLETION-CANDIDATES}.") @Nullable
                    DocumentKind kind,
            @Option(names = "--from", description = "In force from this date or instant on (UTC).") @Nullable
                    String from,
            @Option(names = "--until", description = "In force up to and including this date (UTC).") @Nullable
                    String until) {
        return record(connection, whose, statement(ConsentDecision.DENY, purpose, kind, from, until));
    }

    @Command(
            name = "withdraw",
            description = "The patient takes back all that was said; nothing is permitted any more.")
    int withdraw(@Mixin ConnectionOption connection, @Mixin WhoseConsent whose) {
        try (Connection platform = connection.open()) {
            return report(new ConsentDesk(platform).withdraw(new Custodian(whose.custodian), whose.patient));
        }
    }

    private static ConsentStatement statement(
            ConsentDecision ruling,
            @Nullable PurposeOfUse purpose,
            @Nullable DocumentKind kind,
            @Nullable String from,
            @Nullable String until) {
        return new ConsentStatement(ruling, purpose, kind, ConsentPeriod.parse(from, until), List.of());
    }

    private int record(ConnectionOption connection, WhoseConsent whose, ConsentStatement statement) {
        try (Connection platform = connection.open()) {
            return report(new ConsentDesk(platform).record(new Custodian(whose.custodian), whose.patient, statement));
        }
    }

    private int report(ConsentReference recorded) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("consent %s version %d%n", recorded.id(), recorded.version());
        out.flush();
        return 0;
    }

    /** Custodian and patient. */
    static final class WhoseConsent {

        @Option(names = "--custodian", required = true, description = "The organisation that owns the documents.")
        private String custodian = "";

        @Option(names = "--patient", required = true, description = "The patient's identifier at this custodian.")
        private String patient = "";
    }
}
