package health.pratique.local.cli.platform;

import health.pratique.local.cli.CommandFailed;
import health.pratique.local.cli.PlatformInfo;
import health.pratique.local.cli.PlatformInfo.HealthApiAccess;
import health.pratique.local.cli.functions.InProcessHost;
import health.pratique.local.cloud.LocalCloud;
import health.pratique.local.cloud.LocalCloudOptions;
import health.pratique.local.cloud.PlatformFault;
import health.pratique.local.cloud.functions.FunctionHostFactory;
import health.pratique.local.cloud.functions.FunctionPlatform;
import health.pratique.local.cloud.gateway.BackendUse;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A running platform. Ctrl-C stops it too, by the cloud's own shutdown hook; closing it twice is no error. */
public final class Platform implements AutoCloseable {

    private static final int PROCESSES_PER_FUNCTION = 2;
    private static final String WORKFLOW = "DocumentPipeline";

    private final LocalCloud cloud;
    private final PlatformInfo info;
    private final Path log;

    private Platform(LocalCloud cloud, PlatformInfo info, Path log) {
        this.cloud = cloud;
        this.info = info;
        this.log = log;
    }

    /**
     * Starts all of it and returns when documents can be sent.
     *
     * @param progress is told what goes on
     * @throws CommandFailed with one line that says what to do
     */
    public static Platform start(PlatformOptions options, PrintWriter progress) {
        long begun = System.nanoTime();
        progress.println(
                options.isolated()
                        ? "Starting the platform, each function in a process of its own ..."
                        : "Starting the platform ...");
        progress.flush();
        PlatformEndpoint endpoint = new PlatformEndpoint();
        LogPlace logs = new LogPlace();
        try {
            LocalCloudOptions wanted = LocalCloudOptions.of(options.template(), host(options, logs))
                    .withPort(options.port())
                    .withApiPort(options.apiPort())
                    .withParameters(options.parameters())
                    .withConcurrentExecutions(options.concurrency())
                    .withEndpoints(cloud -> List.of(endpoint));
            LocalCloud cloud = LocalCloud.start(
                    options.state().map(wanted::withStateDirectory).orElse(wanted));
            Platform platform = new Platform(cloud, infoOf(cloud), logs.place());
            SmokeClient.register(platform.info);
            endpoint.ready(platform.info, platform.database());
            progress.printf("Ready after %.1f s at %s%n", (System.nanoTime() - begun) / 1e9, cloud.endpoint());
            progress.flush();
            return platform;
        } catch (PlatformFault fault) {
            throw new CommandFailed(String.valueOf(fault.getMessage()));
        }
    }

    private static FunctionHostFactory host(PlatformOptions options, LogPlace logs) {
        FunctionHostFactory isolated = FunctionHostFactory.isolated(PROCESSES_PER_FUNCTION);
        return platform -> {
            logs.under(platform.workDirectory());
            return options.isolated() ? isolated.create(platform) : inProcess(platform, logs);
        };
    }

    private static InProcessHost inProcess(FunctionPlatform platform, LogPlace logs) {
        return InProcessHost.start(platform, logs.place().resolve("functions.log"));
    }

    private static PlatformInfo infoOf(LocalCloud cloud) {
        Map<String, String> settings = new TreeMap<>();
        cloud.template().functions().forEach(function -> settings.putAll(function.environment()));
        String workflow = cloud.template().stateMachines().stream()
                .filter(machine -> machine.logicalId().equals(WORKFLOW))
                .findFirst()
                .orElseThrow(() -> new PlatformFault("sam/workflow.yaml has no state machine " + WORKFLOW, null))
                .arn();
        return new PlatformInfo(
                cloud.endpoint(),
                cloud.environmentOf("ValidateDocumentFunction").getOrDefault("AWS_REGION", "eu-west-2"),
                workflow,
                settings,
                healthApi(cloud));
    }

    private static HealthApiAccess healthApi(LocalCloud cloud) {
        PlatformFault missing = new PlatformFault("sam/api.yaml has no HealthApi with a " + SmokeClient.KEY, null);
        return new HealthApiAccess(
                cloud.api().orElseThrow(() -> missing).address(),
                cloud.apiKeyId(SmokeClient.KEY).orElseThrow(() -> missing),
                cloud.apiKey(SmokeClient.KEY).orElseThrow(() -> missing));
    }

    public PlatformInfo info() {
        return info;
    }

    /** Where the functions' log files are. */
    public Path log() {
        return log;
    }

    EmbeddedPostgresServer database() {
        return cloud.stores().postgres().orElseThrow(() -> new PlatformFault("sam/data.yaml has no database", null));
    }

    public StoreUse storeUse() {
        return new StoreUse(Map.of(
                "DynamoDB Local", use(cloud.dynamoDbUse()),
                "S3Mock", use(cloud.s3Use()),
                "PostgreSQL", DatabaseUse.of(database())));
    }

    private static StoreUse.Use use(BackendUse backend) {
        return new StoreUse.Use(backend.calls(), backend.waited());
    }

    @Override
    public void close() {
        cloud.close();
    }

    /** Known only once the cloud has a work directory. */
    private static final class LogPlace {

        private Path place = Path.of("logs");

        void under(Path workDirectory) {
            place = workDirectory.resolve("logs");
        }

        Path place() {
            return place;
        }
    }
}
