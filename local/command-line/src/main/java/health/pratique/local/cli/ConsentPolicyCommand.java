package health.pratique.local.cli;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.CustodianPolicy;
import health.pratique.kit.CustodianTrail;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a custodian's written policy permits without a consent. */
@Command(
        name = "policy",
        description =
                "What a custodian's written policy permits without a consent. Where none is recorded, nothing is.",
        footer = {
            "",
            "Example: ./pratique consent policy permit --custodian harbor-clinic --purpose TREAT"
                    + " --citation \"Privacy policy of 2026, 3.1\" --author j.doe"
        })
final class ConsentPolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "permit", description = "The policy permits the purpose unless the patient has said otherwise.")
    int permit(@Mixin ConnectionOption connection, @Mixin Change change) {
        return record(connection, change, ConsentDecision.PERMIT);
    }

    @Command(name = "require", description = "The purpose takes a consent, as without a policy.")
    int require(@Mixin ConnectionOption connection, @Mixin Change change) {
        return record(connection, change, ConsentDecision.DENY);
    }

    @Command(name = "show", description = "List all versions: when, by whom, on what ground.")
    int show(
            @Mixin ConnectionOption connection,
            @Option(names = "--custodian", required = true, description = "The organisation whose policy it is.")
                    String custodian) {
        try (Connection platform = connection.open()) {
            PrintWriter out = spec.commandLine().getOut();
            for (CustodianPolicy policy : ConsentDesk.policies(platform).history(new Custodian(custodian))) {
                out.printf(
                        "%-8s %4d  %s  %-36s %s  %s%n",
                        policy.purpose(),
                        policy.version(),
                        policy.recordedAt(),
                        words(policy.ruling()),
                        policy.recordedBy(),
                        policy.citation());
            }
            out.flush();
            return 0;
        }
    }

    private int record(ConnectionOption connection, Change change, ConsentDecision ruling) {
        try (Connection platform = connection.open()) {
            CustodianTrail trail = platform.custodianTrail();
            CustodianPolicy recorded = ConsentDesk.policies(platform)
                    .record(
                            new Custodian(change.custodian),
                            change.purpose,
                            ruling,
                            change.citation,
                            change.author,
                            policy -> trail.record(policy.custodian(), entry(policy)));
            new ConsentAnnouncement(platform.events()).changed(recorded.custodian());
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "policy of %s for %s, version %d: %s%n",
                    recorded.custodian(), recorded.purpose(), recorded.version(), words(ruling));
            out.flush();
            return 0;
        }
    }

    private static AuditEntry entry(CustodianPolicy policy) {
        return new AuditEntry(
                "user:" + policy.recordedBy(),
                "command-line",
                "ChangeConsentPolicy",
                AuditOutcome.SUCCESS,
                null,
                Map.of(
                        "purpose", policy.purpose().name(),
                        "ruling", policy.ruling().name(),
                        "policyVersion", Integer.toString(policy.version()),
                        "citation", policy.citation()));
    }

    private static String words(ConsentDecision ruling) {
        return switch (ruling) {
            case PERMIT -> "permitted unless the patient objects";
            case DENY -> "permitted only under a consent";
        };
    }

    /** A new version. */
    static final class Change {

        @Option(names = "--custodian", required = true, description = "The organisation whose policy it is.")
        private String custodian = "";

        @Option(names = "--purpose", required = true, description = "TREAT, HPAYMT or HOPERAT.")
        private PurposeOfUse purpose = PurposeOfUse.TREAT;

        @Option(
                names = "--citation",
                required = true,
                description =
                        "Where the written policy says so, in words that name no patient; it is kept in the audit trail.")
        private String citation = "";

        @Option(names = "--author", required = true, description = "Who answers for the change.")
        private String author = "";
    }
}
