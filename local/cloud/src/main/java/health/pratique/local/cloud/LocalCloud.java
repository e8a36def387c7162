package health.pratique.local.cloud;

import health.pratique.local.cloud.apigateway.ApiGateway;
import health.pratique.local.cloud.functions.FunctionEnvironment;
import health.pratique.local.cloud.gateway.BackendUse;
import health.pratique.local.cloud.gateway.PortBusy;
import health.pratique.local.cloud.journal.JournalFailure;
import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.template.ApiKeyResource;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.SamTemplate;
import health.pratique.local.cloud.template.TemplateInvalid;
import health.pratique.local.cloud.workflow.Executions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a SAM template would be on AWS, on one machine: stores, gateway, events, workflow and functions. Everything listens on
 * loopback only.
 */
public final class LocalCloud implements AutoCloseable {

    private final Assembly assembly;
    private final Thread atExit;

    private LocalCloud(Assembly assembly) {
        this.assembly = assembly;
        this.atExit = new Thread(assembly::close, "cloud-stop");
    }

    /**
     * Starts everything; returns when a document can be sent. What an earlier run on the same state directory left unfinished
     * goes on.
     *
     * @throws PlatformFault with one line that says what to do; nothing is left running
     */
    public static LocalCloud start(LocalCloudOptions options) {
        Assembly assembly = new Assembly(options);
        LocalCloud cloud = new LocalCloud(assembly);
        // From the first moment on: Ctrl-C may come while it starts.
        Runtime.getRuntime().addShutdownHook(cloud.atExit);
        try {
            assembly.start(cloud);
            return cloud;
        } catch (InterruptedException e) {
            cloud.giveUp(e);
            Thread.currentThread().interrupt();
            throw new PlatformFault("The platform was stopped while it started.", e);
        } catch (RuntimeException e) {
            cloud.giveUp(e);
            throw fault(e);
        }
    }

    private static RuntimeException fault(RuntimeException failure) {
        return switch (failure) {
            case TemplateInvalid e -> new PlatformFault("The template cannot be used: " + e.getMessage(), e);
            case PortBusy e -> new PlatformFault(String.valueOf(e.getMessage()), e);
            case StoreFailure e -> new PlatformFault(String.valueOf(e.getMessage()), e);
            case JournalFailure e -> new PlatformFault(String.valueOf(e.getMessage()), e);
            default -> failure;
        };
    }

    /** Of the gateway, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return assembly.gateway().endpoint();
    }

    /** The template's REST API; empty when there is none. */
    public Optional<ApiGateway> api() {
        return assembly.api();
    }

    /**
     * What a client sends as {@code x-api-key}.
     *
     * @param logicalId of the key in the template
     */
    public Optional<String> apiKey(String logicalId) {
        return key(logicalId).flatMap(key -> RestApis.value(key, assembly.secrets()));
    }

    /** The id by which usage and ledger know the key. */
    public Optional<String> apiKeyId(String logicalId) {
        return key(logicalId).map(ApiKeyResource::id);
    }

    private Optional<ApiKeyResource> key(String logicalId) {
        return template().apiKeys().stream()
                .filter(key -> key.logicalId().equals(logicalId))
                .findFirst();
    }

    /** With the addresses of this platform in place. */
    public SamTemplate template() {
        return assembly.template();
    }

    /** The stores themselves, for tests that stop one. */
    public LocalStores stores() {
        return assembly.stores();
    }

    /** Of the database in the template; empty when there is none. */
    public Optional<String> jdbcUrl() {
        return stores().postgres().map(postgres -> postgres.jdbcUrl());
    }

    public Executions executions() {
        return assembly.executions();
    }

    /**
     * What a function finds in its environment.
     *
     * @param function logical id or name
     * @throws IllegalArgumentException when the template has no such function
     */
    public Map<String, String> environmentOf(String function) {
        for (FunctionConfiguration one : assembly.functions().all()) {
            if (one.logicalId().equals(function) || one.name().equals(function)) {
                return FunctionEnvironment.of(one, endpoint());
            }
        }
        throw new IllegalArgumentException("The template has no function " + function);
    }

    /** Waits until no event, execution or asynchronous invocation is under way; false when the time was too short. */
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        return assembly.outstanding().awaitNone(timeout);
    }

    /** Calls to the object store behind the gateway and the time that they took. */
    public BackendUse s3Use() {
        return assembly.s3Endpoint().use();
    }

    /** Calls to the table store behind the gateway and the time that they took. */
    public BackendUse dynamoDbUse() {
        return assembly.dynamoDbEndpoint().use();
    }

    /** How many calls the template's policies did not allow. */
    public long refusals() {
        return assembly.access().refusals();
    }

    /** Stops everything in order. Executions that are cut off go on at the next start if there is a state directory. */
    @Override
    public void close() {
        removeHook();
        assembly.close();
    }

    private void giveUp(Exception reason) {
        removeHook();
        assembly.closeQuietly(reason);
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs, or has run; closing twice is no error.
            assert shuttingDown != null;
        }
    }
}
