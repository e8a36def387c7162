package health.pratique.local.cloud;

import health.pratique.local.asl.Interpreter;
import health.pratique.local.asl.Pause;
import health.pratique.local.cloud.access.Access;
import health.pratique.local.cloud.access.AccessEndpoint;
import health.pratique.local.cloud.apigateway.ApiGateway;
import health.pratique.local.cloud.comprehend.ComprehendMedicalEndpoint;
import health.pratique.local.cloud.dynamodb.DynamoDbEndpoint;
import health.pratique.local.cloud.events.EventBridgeEndpoint;
import health.pratique.local.cloud.events.EventBus;
import health.pratique.local.cloud.events.S3Events;
import health.pratique.local.cloud.events.Schedules;
import health.pratique.local.cloud.functions.FunctionPlatform;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.functions.HostInWaiting;
import health.pratique.local.cloud.functions.LambdaEndpoint;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.kinesis.KinesisEndpoint;
import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KmsEndpoint;
import health.pratique.local.cloud.s3.S3Endpoint;
import health.pratique.local.cloud.sagemaker.SageMakerRuntimeEndpoint;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.sns.SnsEndpoint;
import health.pratique.local.cloud.streams.StreamPositions;
import health.pratique.local.cloud.streams.StreamReaders;
import health.pratique.local.cloud.template.BucketResource;
import health.pratique.local.cloud.template.LocalAddresses;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.wire.Outstanding;
import health.pratique.local.cloud.wire.ServiceError;
import health.pratique.local.cloud.workflow.ExecutionLimits;
import health.pratique.local.cloud.workflow.Executions;
import health.pratique.local.cloud.workflow.ServiceCalls;
import health.pratique.local.cloud.workflow.ServiceIntegrations;
import health.pratique.local.cloud.workflow.StateMachines;
import health.pratique.local.cloud.workflow.StepFunctionsEndpoint;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a platform together, and takes them apart in the reverse order. */
final class Assembly {

    private final LocalCloudOptions options;
    private final Outstanding outstanding = new Outstanding();
    private final ServiceCalls services = new ServiceCalls();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;
    private @Nullable SamTemplate template;
    private @Nullable Gateway gateway;
    private @Nullable SecretStore secrets;
    private Optional<ApiGateway> api = Optional.empty();
    private @Nullable LocalStores stores;
    private @Nullable Functions functions;
    private @Nullable Executions executions;
    private @Nullable S3Endpoint s3Endpoint;
    private @Nullable DynamoDbEndpoint dynamoDbEndpoint;
    private @Nullable Access access;

    Assembly(LocalCloudOptions options) {
        this.options = options;
    }

    void start(LocalCloud cloud) throws InterruptedException {
        SamTemplate read = SamTemplate.read(options.template(), options.parameters());
        TemplateCheck.all(read);
        StateDirectory state = opened(StateDirectory.open(options.stateDirectory()));
        Gateway bound = opened(bind());
        gateway = bound;
        SecretStore made = state.kept() ? SecretStore.in(state.path()) : SecretStore.inMemory();
        secrets = made;
        SecureRandom random = new SecureRandom();
        read.secrets().forEach(secret -> made.provision(secret.name(), secret.arn(), () -> secret.generate(random)));
        stores = opened(LocalStores.start(state, DatabaseLogin.of(read, made)));
        stopsBefore(bound);
        template = read.at(new LocalAddresses(
                bound.endpoint(),
                "127.0.0.1",
                stores().postgres().map(postgres -> postgres.port()).orElse(5432)));
        api = RestApis.bind(template(), made, options.apiPort());
        api.ifPresent(this::opened);
        assemble(cloud, state, made);
    }

    private Gateway bind() {
        try {
            return Gateway.bind(options.port());
        } catch (IOException e) {
            throw new PlatformFault("The gateway's port could not be opened: choose another with --port.", e);
        }
    }

    private void assemble(LocalCloud cloud, StateDirectory state, SecretStore secrets) throws InterruptedException {
        HostInWaiting host = new HostInWaiting();
        CustomerKeys keys = keys(state);
        KinesisEndpoint dataStreams = Messaging.dataStreams(template());
        Access asked = Access.of(template(), new LocalNames(keys, secrets, dataStreams, this::executions));
        access = asked;
        functions = opened(new Functions(template().functions(), host, outstanding));
        executions = opened(new Executions(
                new StateMachines(template().stateMachines(), Instant.now()),
                new Interpreter(
                        new ServiceIntegrations(functions(), services, asked),
                        Pause.realTime(),
                        new SplittableRandom(),
                        InstantSource.system()),
                state.journal("executions"),
                outstanding,
                ExecutionLimits.usual().withRunning(options.concurrentExecutions()),
                options.executions()));
        EventBus bus = opened(new EventBus(
                template().rules(),
                new RuleTargets(executions(), functions(), services, asked),
                state.journal("events"),
                outstanding));
        dynamoDbEndpoint = opened(new DynamoDbEndpoint(stores().dynamoDb().endpoint()));
        s3Endpoint = opened(new S3Endpoint(stores().s3(), new S3Events(withEvents(), bus, Instant.now())));
        // Work is put away while all that it calls still answers.
        stopsBefore(functions());
        stopsBefore(executions());
        stopsBefore(bus);
        List<ServiceEndpoint> endpoints = new ArrayList<>(options.endpoints().apply(cloud));
        endpoints.add(new AccessEndpoint(asked));
        api.map(ApiGateway::controlPlane).ifPresent(endpoints::add);
        endpoints.addAll(Issuers.of(template(), state, gateway().endpoint(), functions()));
        endpoints.addAll(asked.guarding(List.of(
                StepFunctionsEndpoint.of(executions()),
                EventBridgeEndpoint.of(bus),
                new LambdaEndpoint(functions()),
                dynamoDbEndpoint(),
                new SecretsManagerEndpoint(secrets),
                new KmsEndpoint(keys),
                new SnsEndpoint(Messaging.topics(template())),
                Messaging.queues(template(), gateway().endpoint()),
                dataStreams,
                new ComprehendMedicalEndpoint(options.comprehend()),
                new SageMakerRuntimeEndpoint(options.sageMakerEndpoints()),
                s3Endpoint())));
        services.serve(endpoints);
        Provisioning provisioning = new Provisioning(services);
        provisioning.buckets(template().buckets(), s3Endpoint());
        provisioning.tables(template().tables());
        gateway().serve(endpoints);
        host.is(options.functions()
                .create(new FunctionPlatform(
                        gateway().endpoint(),
                        state.path().resolve("functions"),
                        functions().all(),
                        RestApis.function(template(), functions()))));
        api.ifPresent(front -> host.http().ifPresentOrElse(front::serve, () -> front.serve(functions())));
        resume(bus);
        opened(StreamReaders.start(
                template().streamSources(),
                services,
                asked,
                functions(),
                state.of("streams").map(StreamPositions::in).orElseGet(StreamPositions::inMemory),
                outstanding));
        opened(Schedules.start(template().schedules(), functions(), asked::mayCall));
    }

    /** In a directory of their own, so that the data can be copied or given away without them. */
    private CustomerKeys keys(StateDirectory state) {
        CustomerKeys keys = state.of("kms").map(CustomerKeys::in).orElseGet(CustomerKeys::inMemory);
        template().keys().forEach(key -> keys.provision(key.id(), key.arn(), key.spec(), key.enabled()));
        template().keyAliases().forEach(alias -> keys.alias(alias.name(), alias.key()));
        return keys;
    }

    private Set<String> withEvents() {
        return template().buckets().stream()
                .filter(BucketResource::eventBridge)
                .map(BucketResource::name)
                .collect(Collectors.toSet());
    }

    private void resume(EventBus bus) {
        try {
            executions().resume();
        } catch (ServiceError e) {
            throw new PlatformFault("More executions are unfinished than may be open: raise the limit.", e);
        }
        bus.resume();
    }

    private <T extends AutoCloseable> T opened(T part) {
        synchronized (started) {
            if (!closed) {
                started.push(part);
                return part;
            }
        }
        LocalStores.closeAll(List.of(part));
        throw new PlatformFault("The platform was stopped while it started.", null);
    }

    /** It is stopped before everything that has been started so far. */
    private void stopsBefore(AutoCloseable part) {
        synchronized (started) {
            if (started.remove(part)) {
                started.push(part);
            }
        }
    }

    Outstanding outstanding() {
        return outstanding;
    }

    SamTemplate template() {
        return there(template);
    }

    Gateway gateway() {
        return there(gateway);
    }

    Optional<ApiGateway> api() {
        return api;
    }

    SecretStore secrets() {
        return there(secrets);
    }

    LocalStores stores() {
        return there(stores);
    }

    Functions functions() {
        return there(functions);
    }

    Executions executions() {
        return there(executions);
    }

    S3Endpoint s3Endpoint() {
        return there(s3Endpoint);
    }

    DynamoDbEndpoint dynamoDbEndpoint() {
        return there(dynamoDbEndpoint);
    }

    Access access() {
        return there(access);
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The platform has not started that far");
        }
        return part;
    }

    /** While another failure is on its way. */
    void closeQuietly(Exception reason) {
        try {
            close();
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    synchronized void close() {
        List<AutoCloseable> parts;
        synchronized (started) {
            closed = true;
            parts = new ArrayList<>(started);
            started.clear();
        }
        LocalStores.closeAll(parts);
    }
}
