package health.pratique.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives out an access token of the local issuer, as Cognito would to whoever signs in. */
@Command(
        name = "token",
        description = "An access token for HealthAPI, from the running platform's issuer.",
        footer = {
            "",
            "A clinician's, to call with:",
            "  TOKEN=$(./pratique token --role clinician --custodian demo-hospital)",
            "  curl -H \"Authorization: Bearer $TOKEN\" …/fhir/R4/Patient",
            "A patient's, who sees what is their own:",
            "  ./pratique token --role patient --custodian demo-hospital --patient MRN-1001",
            "A laboratory's, for research, which sees laboratory results alone, de-identified:",
            "  ./pratique token --role partner --custodian demo-hospital --purpose HRESCH \\",
            "    --scope 'system/Observation.rs?category=laboratory'",
            "What is in it: add --explain."
        })
final class TokenCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOption connection;

    @Option(
            names = "--role",
            required = true,
            converter = RoleName.class,
            description = "clinician, privacy-officer, partner or patient.")
    private Role role = Role.CLINICIAN;

    @Option(names = "--custodian", required = true, description = "Whose data.")
    private String custodian = "";

    @Option(names = "--scope", description = "Scopes with spaces between them (default: what the role usually has).")
    private @Nullable String scope;

    @Option(names = "--patient", paramLabel = "ID", description = "The patient, by their id at the custodian.")
    private @Nullable String patient;

    @Option(names = "--patient-id", paramLabel = "ID", description = "The patient, by the id of their FHIR resource.")
    private @Nullable String patientId;

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "Who acts, as Practitioner/ID (default: ${DEFAULT-VALUE}).")
    private String user = "local-user";

    @Option(
            names = "--purpose",
            description =
                    "TREAT, HPAYMT, HOPERAT, HRESCH, PUBHLTH, or a clinician's ETREAT (default: the role's usual one).")
    private @Nullable PurposeOfUse purpose;

    @Option(names = "--client", description = "The OAuth client (default: the platform's own of that role).")
    private @Nullable String client;

    @Option(names = "--explain", description = "Show what the token says, in place of the token.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Custodian whose = new Custodian(custodian);
        try (Connection platform = connection.open()) {
            TokenDesk desk = new TokenDesk(platform);
            TokenWish wish = new TokenWish(
                    role,
                    whose,
                    Optional.ofNullable(scope),
                    Optional.ofNullable(patientId)
                            .or(() -> Optional.ofNullable(patient).map(id -> desk.resourceId(whose, id))),
                    user,
                    Optional.ofNullable(purpose),
                    Optional.ofNullable(client));
            ObjectNode claims = wish.claims();
            String token = desk.issue(wish, claims);
            out.println(explain ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(desk.read(token)) : token);
            out.flush();
            return 0;
        }
    }
}
