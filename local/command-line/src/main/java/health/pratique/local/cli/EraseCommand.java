package health.pratique.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.erase.Erasure;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.erasure.ErasureReason;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erases a patient, or tells what that would do. */
@Command(
        name = "erase",
        description = {
            "Erase a patient: what can go goes, the patient's key is destroyed, a signed certificate is issued.",
            "One that was cut off goes on with the same command."
        },
        footer = {
            "",
            "A patient's id on a command line stays in the shell's history; --patient - reads it from standard input.",
            "Example: ./pratique erase --custodian harbor-clinic --patient - --reason CONSENT_WITHDRAWN --dry-run <"
                    + " id.txt",
            "         ./pratique erase --custodian harbor-clinic --patient H-1 --reason OBJECTION --requested-by j.doe",
            "Exit code: 0 when the certificate is issued or nothing was to be done, 3 when another erasure was there"
                    + " before."
        })
final class EraseCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OTHER = 3;
    private static final String WORD = "erase";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(names = "--custodian", required = true, description = "The organisation that owns the documents.")
    private String custodian = "";

    @ArgGroup(multiplicity = "1")
    private Whom whom = new Whom();

    @Option(names = "--reason", required = true, description = "${COMPLETION-CANDIDATES}")
    private ErasureReason reason;

    @Option(
            names = "--requested-by",
            paramLabel = "NAME",
            defaultValue = "${user.name}",
            description =
                    "Who answers for it, such as a privacy officer; it stays, so never the patient (default: you).")
    private String requestedBy = "";

    @Option(
            names = "--record-held-by",
            paramLabel = "SYSTEM",
            description =
                    "Where the custodian keeps the record itself; no retention law keeps the originals here then.")
    private @Nullable String recordHeldBy;

    @Option(names = "--dry-run", description = "Tell what would be erased and what kept, and do nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    EraseCommand() {
        this(Terminal::console);
    }

    /** @param terminal where the confirmation is typed */
    EraseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whose data. */
    static final class Whom {

        @Option(names = "--patient", paramLabel = "ID", description = "The patient's id at the custodian; - reads it.")
        private @Nullable String patient;

        @Option(
                names = "--erasure",
                paramLabel = "ID",
                description = "In place of --patient: an erasure to go on with, after the patient's key is gone.")
        private @Nullable String erasure;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection platform = connection.open()) {
            Custodian owner = new Custodian(custodian);
            Order order = order(platform, owner);
            if (!dryRun) {
                confirmed();
            }
            ErasureText text = new ErasureText(out);
            JsonNode report = invoked(platform, order);
            while (report.path("status").asText().equals("UNDER_WAY")) {
                out.printf("%s goes on%n", order.erasureId());
                out.flush();
                report = invoked(platform, order);
            }
            text.tell(report);
            out.flush();
            return report.path("status").asText().equals("OTHER_ERASURE") ? OTHER : 0;
        }
    }

    /** An erasure of the same patient that there is already is gone on with. */
    private Order order(Connection platform, Custodian owner) {
        if (whom.erasure != null) {
            return PlatformErasures.of(platform).of(owner).stream()
                    .map(Erasure::order)
                    .filter(known -> known.erasureId().equals(whom.erasure))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailed(
                            "no such erasure of this custodian: ./pratique erasure show lists those there are"));
        }
        SubjectToken subject = platform.subjectKeys()
                .find(owner, patient())
                .orElseThrow(
                        () -> new CommandFailed("nothing is known of this patient at this custodian, or it was erased:"
                                + " ./pratique erasure show lists erasures"));
        Optional<Order> before =
                PlatformErasures.of(platform).find(owner, subject).map(Erasure::order);
        return before.orElseGet(
                () -> new Order(owner, subject, UUID.randomUUID().toString(), reason, requestedBy, recordHeldBy));
    }

    private String patient() {
        String given = String.valueOf(whom.patient);
        String id = given.equals("-") ? new String(InputFile.content("-"), StandardCharsets.UTF_8).strip() : given;
        if (id.isEmpty()) {
            throw new CommandFailed("standard input holds no patient's id");
        }
        return id;
    }

    private void confirmed() {
        if (yes) {
            return;
        }
        Optional<String> answer = terminal.ask("What is erased does not come back. Type %s to go on: ".formatted(WORD));
        if (answer.map(String::strip).filter(WORD::equals).isEmpty()) {
            throw new CommandFailed("nothing was erased");
        }
    }

    private JsonNode invoked(Connection platform, Order order) throws InterruptedException {
        ObjectNode request = JSON.createObjectNode()
                .put("custodian", order.custodian().value())
                .put("subject", order.subject().value())
                .put("erasureId", order.erasureId())
                .put("reason", order.reason().name())
                .put("requestedBy", order.requestedBy())
                .put("dryRun", dryRun);
        if (order.recordHeldBy() != null) {
            request.put("recordHeldBy", order.recordHeldBy());
        }
        return new LongCall(platform.info())
                .invoke("pratique-erase-subject", request, "the erasure is not done; the same command goes on with it");
    }
}
