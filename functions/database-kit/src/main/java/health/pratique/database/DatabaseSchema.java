package health.pratique.database;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Tables that are brought up to date when they are first needed and not when the process starts: a function starts without its
 * database, and one that was down is looked for again with the next call. Thread-safe; safe in several processes at once
 * (Flyway holds a lock in the database).
 *
 * <p>Flyway itself is asked only when the history of the tables is not what it will be after the last migration: it makes more
 * than a dozen queries to find that there is nothing to do, and a function that starts waits for each. A migration that was
 * changed after it was done, or has failed, is told apart by its checksum, so Flyway still refuses both.
 */
public final class DatabaseSchema {

    static final FlywayWhenAsked FLYWAY = new FlywayWhenAsked();

    private static final String ROLE_BYPASSES_RLS =
            "select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user";

    private static final String ROLE_AND_HISTORY = "select (" + ROLE_BYPASSES_RLS + """
            ), (select string_agg(
                    version || ':' || checksum || case when success then '' else ' failed' end, ','
                    order by installed_rank)
                from %s where type <> 'BASELINE')""";

    /** Held, or its level would be forgotten with it. What Flyway tells of its daily work is nothing for a terminal. */
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final DataSource database;
    private final Migrations migrations;
    private final Supplier<Flyway> flyway;
    private final ReentrantLock once = new ReentrantLock();
    private volatile boolean ready;

    private DatabaseSchema(DataSource database, Migrations migrations, Supplier<Flyway> flyway) {
        this.database = database;
        this.migrations = migrations;
        this.flyway = flyway;
    }

    /** @param flyway over the same database, with its settings {@link Migrations#configured}, not yet run */
    public static DatabaseSchema of(DataSource database, Migrations migrations, Supplier<Flyway> flyway) {
        return new DatabaseSchema(database, migrations, flyway);
    }

    /** For use without Quarkus. */
    public static DatabaseSchema over(DataSource database, Migrations migrations) {
        FLYWAY_LOG.setLevel(Level.WARNING);
        return new DatabaseSchema(
                database,
                migrations,
                () -> migrations.fromClassPath().dataSource(database).load());
    }

    /**
     * Returns once the tables are there.
     *
     * @throws SQLException if the database does not answer; also FlywayException
     * @throws InternalFault SETTING_INVALID if the role is one that row-level security does not bind
     */
    public void ensure() throws SQLException {
        if (ready) {
            return;
        }
        once.lock();
        try {
            if (!ready) {
                migrate();
                ready = true;
            }
        } finally {
            once.unlock();
        }
    }

    private void migrate() throws SQLException {
        if (!done()) {
            FLYWAY.ask();
            flyway.get().migrate();
        }
    }

    private boolean done() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return done(statement);
        }
    }

    private boolean done(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(ROLE_AND_HISTORY.formatted(migrations.history()))) {
            refuseUnboundRole(row);
            return migrations.done().equals(row.getString(2));
        } catch (SQLException trouble) {
            if (!DatabaseTrouble.noSuchTable(trouble)) {
                throw trouble;
            }
        }
        try (ResultSet row = statement.executeQuery(ROLE_BYPASSES_RLS)) {
            refuseUnboundRole(row);
            return false;
        }
    }

    private static void refuseUnboundRole(ResultSet row) throws SQLException {
        if (!row.next() || row.getBoolean(1) || row.wasNull()) {
            throw new InternalFault(ReasonCode.SETTING_INVALID);
        }
    }
}
