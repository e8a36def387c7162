package health.pratique.local.cloud.stores;

import health.pratique.local.cloud.dynamodb.EmbeddedDynamoDb;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.s3.EmbeddedS3;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stores of one JVM: each is started when first asked for, in memory or in temporary directories, and ends with the JVM. Tests share them
 * and keep apart by names from {@link #uniqueName(String)}.
 */
public final class EmbeddedStores {

    private static final EmbeddedStores SHARED = new EmbeddedStores();

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private @Nullable EmbeddedDynamoDb dynamoDb;
    private @Nullable EmbeddedS3 s3;
    private @Nullable EmbeddedPostgresServer postgres;

    private EmbeddedStores() {}

    public static EmbeddedStores shared() {
        return SHARED;
    }

    /** A name that is good for a bucket, a table and a database: lower-case letters, digits and hyphens. */
    public static String uniqueName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public synchronized EmbeddedDynamoDb dynamoDb() {
        EmbeddedDynamoDb store = dynamoDb;
        if (store == null) {
            store = endsWithJvm(EmbeddedDynamoDb.startInMemory());
            dynamoDb = store;
        }
        return store;
    }

    public synchronized EmbeddedS3 s3() {
        EmbeddedS3 store = s3;
        if (store == null) {
            store = endsWithJvm(EmbeddedS3.startEphemeral());
            s3 = store;
        }
        return store;
    }

    public synchronized EmbeddedPostgresServer postgres() {
        EmbeddedPostgresServer store = postgres;
        if (store == null) {
            store = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
            postgres = store;
        }
        return store;
    }

    private <T extends AutoCloseable> T endsWithJvm(T store) {
        if (started.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "stores-stop"));
        }
        started.push(store);
        return store;
    }

    private void closeAll() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // The JVM is ending, and with it what did not close.
                assert e != null;
            }
        }
    }
}
