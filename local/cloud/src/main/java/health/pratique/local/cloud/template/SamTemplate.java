package health.pratique.local.cloud.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A SAM template as a local cloud sees it, with the stacks that nest in it. Each list is resolved when it is asked for; what a local cloud does not
 * provision is parsed and otherwise left alone. Every method throws {@link TemplateInvalid} for a reference that cannot be
 * resolved or an intrinsic function that is not known.
 */
public final class SamTemplate {

    private static final String STACK_NAME = "pratique";

    private final TemplateFile file;
    private final TemplateParameters parameters;
    private final List<Stack> stacks;
    private final Map<String, Stack> owners = new HashMap<>();

    private SamTemplate(TemplateFile file, TemplateParameters parameters, LocalAddresses addresses) {
        this.file = file;
        this.parameters = parameters;
        this.stacks = new Stack(file, parameters, STACK_NAME, addresses).all().toList();
        for (Stack stack : stacks) {
            for (String logicalId : stack.logicalIds()) {
                Stack other = owners.put(logicalId, stack);
                if (other != null) {
                    throw new TemplateInvalid(
                            logicalId,
                            "is in " + other.path() + " and in " + stack.path()
                                    + ": the local cloud knows resources by their logical ids");
                }
            }
        }
    }

    /**
     * @param template a YAML or JSON file of at most 1,000,000 bytes; stacks nest in it by local paths
     * @param parameters values for the template's parameters; the rest take their defaults
     */
    public static SamTemplate read(Path template, Map<String, String> parameters) {
        TemplateFile file = TemplateFile.read(template);
        return new SamTemplate(
                file, TemplateParameters.of(file.root().path("Parameters"), parameters), LocalAddresses.usual());
    }

    /** The same template on a platform with these addresses. */
    public SamTemplate at(LocalAddresses addresses) {
        return new SamTemplate(file, parameters, addresses);
    }

    public List<BucketResource> buckets() {
        return all(BucketResource.TYPE, it -> BucketResource.from(it, name(it)));
    }

    public List<TableResource> tables() {
        return all(TableResource.TYPE, it -> TableResource.from(it, name(it)));
    }

    public List<TopicResource> topics() {
        return all(TopicResource.TYPE, it -> TopicResource.from(it, name(it)));
    }

    public List<QueueResource> queues() {
        return all(QueueResource.TYPE, it -> QueueResource.from(it, name(it)));
    }

    public List<EncryptedStore> encryptedStores() {
        return Stream.<List<? extends EncryptedStore>>of(
                        buckets(), tables(), queues(), topics(), secrets(), dataStreams())
                .<EncryptedStore>flatMap(List::stream)
                .toList();
    }

    public List<KeyResource> keys() {
        return all(KeyResource.TYPE, it -> KeyResource.from(it, owner(it).attribute(it, "KeyId")));
    }

    public List<KeyAliasResource> keyAliases() {
        return all(KeyAliasResource.TYPE, KeyAliasResource::from);
    }

    /** Those of the template, and those that RDS would make. */
    public List<SecretResource> secrets() {
        return Stream.concat(
                        all(SecretResource.TYPE, it -> SecretResource.from(it, name(it))).stream(),
                        databases().stream().flatMap(database -> database.managedSecret().stream()))
                .toList();
    }

    /** Clusters, and instances that belong to none. */
    public List<DatabaseResource> databases() {
        return Stream.concat(
                        resources(DatabaseResource.CLUSTER),
                        resources(DatabaseResource.INSTANCE).filter(it -> !it.has("DBClusterIdentifier")))
                .map(it -> DatabaseResource.from(it, name(it)))
                .toList();
    }

    /** Databases are told of as they are reached here. */
    public List<FunctionConfiguration> functions() {
        LocalDatabases local = new LocalDatabases(databases());
        return written().map(local::reachedBy).toList();
    }

    private Stream<FunctionConfiguration> written() {
        return Stream.concat(resources(FunctionConfiguration.SERVERLESS), resources(FunctionConfiguration.LAMBDA))
                .map(it -> FunctionConfiguration.from(it, name(it), owner(it).directory()));
    }

    /** What functions that log in by IAM need for it, by logical id and by ARN of the secret that they log in with here. */
    public Map<String, Map<String, String>> databaseLogins() {
        LocalDatabases local = new LocalDatabases(databases());
        Map<String, String> proxies = new HashMap<>();
        resources("AWS::RDS::DBProxyTargetGroup").forEach(group -> group.value("DBInstanceIdentifiers")
                .forEach(database -> proxies.put(database.asText(), group.required("DBProxyName"))));
        Map<String, Map<String, String>> logins = new HashMap<>();
        written().forEach(function -> logins.put(function.logicalId(), local.logins(function, proxies)));
        return logins;
    }

    public List<StateMachineResource> stateMachines() {
        List<StateMachineResource> machines = new ArrayList<>();
        for (String type : List.of(StateMachineResource.STEP_FUNCTIONS, StateMachineResource.SERVERLESS)) {
            resources(type)
                    .map(it -> StateMachineResource.from(
                            it,
                            name(it),
                            generatedRole(it.logicalId()),
                            type.equals(StateMachineResource.SERVERLESS),
                            owner(it).directory()))
                    .forEach(machines::add);
        }
        return List.copyOf(machines);
    }

    public List<RuleResource> rules() {
        List<RuleResource> rules = new ArrayList<>();
        resources(RuleResource.TYPE)
                .filter(RuleResource::isActive)
                .map(it -> RuleResource.from(it, name(it)))
                .forEach(rules::add);
        resources(StateMachineResource.SERVERLESS).forEach(machine -> rules.addAll(eventRules(machine)));
        return List.copyOf(rules);
    }

    /** Rules with a schedule. */
    public List<ScheduleResource> schedules() {
        return resources(RuleResource.TYPE)
                .filter(ScheduleResource::isActive)
                .map(it -> ScheduleResource.from(it, name(it)))
                .toList();
    }

    public List<DataStreamResource> dataStreams() {
        return all(DataStreamResource.TYPE, it -> DataStreamResource.from(it, name(it)));
    }

    /** Functions that read a table's stream or a data stream. */
    public List<StreamSource> streamSources() {
        return all(StreamSource.TYPE, StreamSource::from);
    }

    public List<RestApiResource> restApis() {
        List<Properties> functions = resources(FunctionConfiguration.SERVERLESS).toList();
        return all(
                RestApiResource.TYPE,
                it -> RestApiResource.from(it, ApiReferences.id(STACK_NAME, it.logicalId()), name(it), functions));
    }

    public List<UsagePlanResource> usagePlans() {
        return all(
                UsagePlanResource.TYPE, it -> UsagePlanResource.from(it, ApiReferences.id(STACK_NAME, it.logicalId())));
    }

    public List<ApiKeyResource> apiKeys() {
        List<ApiKeyResource.Membership> memberships =
                all(ApiKeyResource.Membership.TYPE, ApiKeyResource.Membership::from);
        return all(
                ApiKeyResource.TYPE,
                it -> ApiKeyResource.from(it, ApiReferences.id(STACK_NAME, it.logicalId()), memberships));
    }

    public List<UserPoolResource> userPools() {
        List<Properties> clients = resources(UserPoolResource.CLIENT).toList();
        return all(UserPoolResource.TYPE, it -> UserPoolResource.from(it, STACK_NAME, clients));
    }

    public TemplatePolicies policies() {
        return new TemplatePolicies(
                this::resources, this::name, key -> owner(key).attribute(key, "Arn"));
    }

    /** SAM makes a role for a function or state machine that names none. */
    static String generatedRole(String logicalId) {
        return Arns.role(STACK_NAME + "-" + logicalId + "Role");
    }

    private List<RuleResource> eventRules(Properties machine) {
        List<RuleResource> rules = new ArrayList<>();
        Properties events = machine.object("Events");
        for (String event : (Iterable<String>) events.node()::fieldNames) {
            if (events.object(event).text("Type").orElse("").equals("EventBridgeRule")) {
                rules.add(RuleResource.ofEvent(
                        events.object(event).object("Properties"),
                        STACK_NAME + "-" + machine.logicalId() + event,
                        Arns.stateMachine(name(machine))));
            }
        }
        return rules;
    }

    private String name(Properties resource) {
        return owner(resource).physicalName(resource);
    }

    private Stack owner(Properties resource) {
        return Objects.requireNonNull(owners.get(resource.logicalId()));
    }

    private <T> List<T> all(String type, Function<Properties, T> reader) {
        return resources(type).map(reader).toList();
    }

    private Stream<Properties> resources(String type) {
        return stacks.stream().flatMap(stack -> stack.resources(type));
    }
}
