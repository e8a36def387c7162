package health.pratique.local.cloud.dynamodb;

import health.pratique.local.cloud.stores.IsolatedClasses;
import health.pratique.local.cloud.stores.ServerJars;
import health.pratique.local.cloud.stores.StoreFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in this JVM, on a free port of the loopback interface. Takes any credentials; all regions and accounts share one set of tables.
 * Its telemetry is not set up, so nothing is sent.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

    private static final String SERVER = "com.amazonaws.services.dynamodbv2.local.server.";

    private final IsolatedClasses classes;
    private final Object server;
    private final URI endpoint;

    private EmbeddedDynamoDb(IsolatedClasses classes, Object server, URI endpoint) {
        this.classes = classes;
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Tables live in memory and are gone after close. */
    public static EmbeddedDynamoDb startInMemory() {
        return start(Optional.empty());
    }

    /** Tables live in a database file in this directory, which is made when it is missing. */
    public static EmbeddedDynamoDb start(Path stateDirectory) {
        return start(Optional.of(stateDirectory));
    }

    private static EmbeddedDynamoDb start(Optional<Path> stateDirectory) {
        IsolatedClasses classes = ServerJars.dynamoDb().open();
        try {
            if (stateDirectory.isPresent()) {
                Files.createDirectories(stateDirectory.get());
            }
            return classes.within(() ->
                    start(classes, stateDirectory.map(Path::toAbsolutePath).orElse(null)));
        } catch (Exception e) {
            throw new StoreFailure("DynamoDB Local did not start: run ./pratique build again, and see the cause.", e);
        }
    }

    private static EmbeddedDynamoDb start(IsolatedClasses classes, @Nullable Path directory) throws Exception {
        quieten(classes);
        Object requests = classes.make(
                SERVER + "LocalDynamoDBRequestHandler",
                0,
                directory == null,
                directory == null ? null : directory.toString(),
                true,
                false);
        Object handler = classes.make(SERVER + "LocalDynamoDBServerHandler", requests, null);
        Object server = classes.make(SERVER + "DynamoDBProxyServer", 0, handler);
        // It has no setting for the interface and listens on all of them: its Jetty connector is told before it starts.
        Object jetty = classes.field(server, "server");
        Object connector = ((Object[]) Objects.requireNonNull(classes.call(jetty, "getConnectors")))[0];
        classes.call(connector, "setHost", "127.0.0.1");
        classes.call(server, "start");
        return new EmbeddedDynamoDb(
                classes, server, URI.create("http://127.0.0.1:" + classes.call(connector, "getLocalPort")));
    }

    /** Its log lines quote requests, and requests may hold what must not be logged. */
    private static void quieten(IsolatedClasses classes) throws ReflectiveOperationException {
        Class<?> level = classes.find("org.apache.logging.log4j.Level");
        Object off = level.getField("OFF").get(null);
        Class<?> configurator = classes.find("org.apache.logging.log4j.core.config.Configurator");
        classes.find(SERVER + "DynamoDBProxyServer");
        configurator.getMethod("setAllLevels", String.class, level).invoke(null, "", Objects.requireNonNull(off));
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        try {
            classes.within(() -> classes.call(server, "stop"));
        } catch (Exception e) {
            throw new StoreFailure("DynamoDB Local did not stop: end this process.", e);
        }
    }
}
