package health.pratique.local.cloud.access;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.ScheduleResource;
import health.pratique.local.cloud.template.StateMachineResource;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who may do what in a local cloud. Functions, state machines and rules call with access keys of their own, and may do what the
 * template's policies allow them; whoever has any other key is the operator, who may do everything. Signatures are not looked at.
 * A decision takes 2 us of processor time, a request to a table 14, most of it to read the request. Thread-safe.
 */
public final class Access {

    private static final Logger LOG = Logger.getLogger(Access.class);

    private final Map<String, Principal> principals;
    private final Map<String, String> machineKeys;
    private final Map<String, Map<String, String>> logins;
    private final PolicyEngine engine;
    private final RequestedActions requested;
    private final Encryption encryption;
    private final AccessRecord record = new AccessRecord();

    private Access(
            Map<String, Principal> principals,
            Map<String, String> machineKeys,
            Map<String, Map<String, String>> logins,
            PolicyEngine engine,
            RequestedActions requested,
            Encryption encryption) {
        this.principals = Map.copyOf(principals);
        this.machineKeys = Map.copyOf(machineKeys);
        this.logins = Map.copyOf(logins);
        this.engine = engine;
        this.requested = requested;
        this.encryption = encryption;
    }

    /** @throws health.pratique.local.cloud.template.TemplateInvalid for a policy of which something cannot be decided here */
    public static Access of(SamTemplate template, ResourceNames names) {
        Map<String, String> keys = new HashMap<>();
        template.encryptedStores()
                .forEach(store -> store.encryptionKey().ifPresent(key -> keys.put(store.arn(), names.key(key))));
        return new Access(
                Callers.of(template),
                template.stateMachines().stream().collect(Collectors.toMap(StateMachineResource::arn, Callers::keyOf)),
                template.databaseLogins(),
                new PolicyEngine(resources(template)),
                new RequestedActions(names),
                new Encryption(keys));
    }

    /** Throws what {@link #of} would. */
    public static void check(SamTemplate template) {
        Callers.of(template);
        resources(template);
    }

    private static Map<String, Statements> resources(SamTemplate template) {
        Map<String, Statements> resources = new HashMap<>();
        template.policies()
                .ofResources()
                .forEach(policy ->
                        resources.merge(policy.resource(), Statements.of(policy.statements()), Statements::and));
        return resources;
    }

    /** The same endpoints, each of which first asks whether the caller may. */
    public List<ServiceEndpoint> guarding(List<ServiceEndpoint> endpoints) {
        return endpoints.stream()
                .map(endpoint -> (ServiceEndpoint) new GuardedEndpoint(endpoint, this))
                .toList();
    }

    /**
     * Asks for a call that takes no way over the gateway.
     *
     * @throws ServiceError AccessDeniedException
     */
    public void demand(String accessKey, AccessCall call) throws ServiceError {
        Optional<AccessDenied> denied =
                principal(accessKey).flatMap(who -> denied(who, encryption.with(List.of(call), Optional.empty())));
        if (denied.isPresent()) {
            throw new ServiceError(400, "AccessDeniedException", denied.get().message());
        }
    }

    /** Whether a rule may call a function at its times. */
    public boolean mayCall(ScheduleResource schedule, String functionArn) {
        try {
            demand(Callers.keyOf(schedule), new AccessCall("lambda:InvokeFunction", functionArn));
            return true;
        } catch (ServiceError denied) {
            return false;
        }
    }

    /** What a state machine calls with. */
    public String machineKey(String stateMachineArn) {
        return machineKeys.getOrDefault(stateMachineArn, Callers.OPERATOR);
    }

    Optional<Principal> principal(String accessKey) {
        return Optional.ofNullable(principals.get(accessKey));
    }

    /** The first thing that the request asks for and its caller may not do. */
    Optional<AccessDenied> denied(Principal principal, GatewayRequest request) throws IOException {
        List<AccessCall> calls = requested.of(request).stream()
                .map(call -> login(principal, call).orElse(call))
                .toList();
        return denied(principal, encryption.with(calls, request));
    }

    /** Where AWS would ask for a login by IAM, a function reads a password here. */
    private Optional<AccessCall> login(Principal principal, AccessCall call) {
        return call.action().equals("secretsmanager:GetSecretValue")
                ? Optional.ofNullable(
                                logins.getOrDefault(principal.name(), Map.of()).get(call.resource()))
                        .map(user -> new AccessCall("rds-db:connect", user))
                : Optional.empty();
    }

    Optional<AccessDenied> denied(Principal principal, List<AccessCall> calls) {
        for (AccessCall call : calls) {
            Decision decision = engine.decide(principal, call);
            boolean first = record.add(principal, call, decision);
            if (!decision.allowed()) {
                AccessDenied denied = new AccessDenied(
                        principal.arn(), call.action(), AccessRecord.resource(call, decision), decision.because());
                if (first) {
                    LOG.warn(denied.message());
                }
                return Optional.of(denied);
            }
        }
        return Optional.empty();
    }

    /** How many calls were refused. */
    public long refusals() {
        return record.refusals();
    }

    /** What was allowed and refused, and which grants nobody has used. */
    JsonNode recorded() {
        return record.json(principals.values());
    }
}
