package health.pratique.clinical;

import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for all tests of a run, and a store over an empty database of it. */
final class ClinicalDatabase {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private static final EmbeddedPostgresServer SERVER =
            EmbeddedPostgresServer.startEphemeral(new PostgresLogin("clinical", "pratique", "of-this-test-only"));
    private static final AtomicLong NUMBER = new AtomicLong();

    private ClinicalDatabase() {}

    /** A clock that goes on by a second with each look. */
    static InstantSource ticking() {
        AtomicLong seconds = new AtomicLong();
        return () -> START.plusSeconds(seconds.getAndIncrement());
    }

    static PGSimpleDataSource fresh() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(SERVER.createDatabase("clinical_" + NUMBER.incrementAndGet()));
        database.setUser(SERVER.login().user());
        database.setPassword(SERVER.login().password());
        return database;
    }

    static ClinicalStore store() {
        return ClinicalStore.over(fresh(), ticking());
    }
}
