package health.pratique.local.cloud;

import health.pratique.local.cloud.dynamodb.EmbeddedDynamoDb;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.s3.EmbeddedS3;
import health.pratique.local.cloud.stores.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The embedded stores of a platform.
 *
 * @param postgres when the template has databases: they share one server
 */
public record LocalStores(EmbeddedDynamoDb dynamoDb, EmbeddedS3 s3, Optional<EmbeddedPostgresServer> postgres)
        implements AutoCloseable {

    /** All at the same time; when one does not start, those that did are stopped. */
    static LocalStores start(StateDirectory state, List<PostgresLogin> logins) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("store-start-", 0).factory())) {
            CompletableFuture<EmbeddedDynamoDb> dynamoDb = CompletableFuture.supplyAsync(
                    () -> state.of("dynamodb").map(EmbeddedDynamoDb::start).orElseGet(EmbeddedDynamoDb::startInMemory),
                    threads);
            CompletableFuture<EmbeddedS3> s3 = CompletableFuture.supplyAsync(
                    () -> state.of("s3").map(EmbeddedS3::start).orElseGet(EmbeddedS3::startEphemeral), threads);
            CompletableFuture<Optional<EmbeddedPostgresServer>> postgres = CompletableFuture.supplyAsync(
                    () -> logins.isEmpty() ? Optional.empty() : Optional.of(postgres(state, logins)), threads);
            try {
                CompletableFuture.allOf(dynamoDb, s3, postgres).join();
                return new LocalStores(dynamoDb.join(), s3.join(), postgres.join());
            } catch (CompletionException e) {
                List<AutoCloseable> started = new ArrayList<>();
                collect(dynamoDb, Optional::of, started);
                collect(s3, Optional::of, started);
                collect(postgres, store -> store, started);
                closeAll(started);
                throw e.getCause() instanceof StoreFailure failure
                        ? failure
                        : new StoreFailure("A store did not start: run ./pratique build again, and see the cause.", e);
            }
        }
    }

    private static EmbeddedPostgresServer postgres(StateDirectory state, List<PostgresLogin> logins) {
        return state.of("postgres")
                .map(directory -> EmbeddedPostgresServer.start(directory.resolve("data"), logins))
                .orElseGet(() -> EmbeddedPostgresServer.startEphemeral(logins));
    }

    private static <T> void collect(
            CompletableFuture<T> store,
            Function<T, Optional<? extends AutoCloseable>> part,
            List<AutoCloseable> started) {
        if (!store.isCompletedExceptionally()) {
            part.apply(store.join()).ifPresent(started::add);
        }
    }

    @Override
    public void close() {
        List<AutoCloseable> all = new ArrayList<>(List.of(s3, dynamoDb));
        postgres.ifPresent(all::add);
        closeAll(all);
    }

    /** Each, even when another does not close; the first failure is thrown at the end. */
    static void closeAll(List<? extends AutoCloseable> parts) {
        Optional<RuntimeException> first = Optional.empty();
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (RuntimeException e) {
                first = first.or(() -> Optional.of(e));
            } catch (Exception e) {
                first = first.or(() -> Optional.of(new PlatformFault("A part of the platform did not stop.", e)));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }
}
