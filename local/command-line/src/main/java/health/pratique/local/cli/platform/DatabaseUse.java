package health.pratique.local.cli.platform;

import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** What PostgreSQL says of itself in {@code pg_stat_database}: transactions, and the time spent in statements. */
final class DatabaseUse {

    private static final String QUERY =
            "select sum(xact_commit + xact_rollback), sum(active_time) from pg_stat_database";

    private DatabaseUse() {}

    static StoreUse.Use of(EmbeddedPostgresServer server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.login().user());
        source.setPassword(server.login().password());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            return new StoreUse.Use(row.getLong(1), Duration.ofNanos((long) (row.getDouble(2) * 1e6)));
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not tell its statistics", unreachable);
        }
    }
}
