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
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Tables that are brought up to date when they are first needed and not when the process starts: a function starts without its
 * database, and one that was down is looked for again with the next call. Thread-safe; safe in several processes at once
 * (Flyway holds a lock in the database).
 */
public final class DatabaseSchema {

    private static final String BEFORE_THE_FIRST = "0";
    private static final String ROLE_BYPASSES_RLS =
            "select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user";

    /** Held, or its level would be forgotten with it. What Flyway tells of its daily work is nothing for a terminal. */
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final Supplier<Flyway> flyway;
    private final ReentrantLock once = new ReentrantLock();
    private volatile boolean ready;

    private DatabaseSchema(Supplier<Flyway> flyway) {
        this.flyway = flyway;
    }

    /** @param flyway with its settings {@link #configured}, not yet run */
    public static DatabaseSchema of(Supplier<Flyway> flyway) {
        return new DatabaseSchema(flyway);
    }

    /**
     * For use without Quarkus.
     *
     * @param location of the migrations on the class path
     * @param history as in {@link #configured}
     */
    public static DatabaseSchema over(DataSource database, String location, String history) {
        FLYWAY_LOG.setLevel(Level.WARNING);
        return new DatabaseSchema(
                () -> configured(Flyway.configure().dataSource(database).locations("classpath:" + location), history)
                        .load());
    }

    /** @param history the store's own table of migrations, so that others can keep tables in the same database */
    public static FluentConfiguration configured(FluentConfiguration flyway, String history) {
        return flyway.table(history)
                .baselineOnMigrate(true)
                .baselineVersion(BEFORE_THE_FIRST)
                .cleanDisabled(true);
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
        Flyway current = flyway.get();
        refuseUnboundRole(current.getConfiguration().getDataSource());
        current.migrate();
    }

    private static void refuseUnboundRole(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROLE_BYPASSES_RLS)) {
            if (!row.next() || row.getBoolean(1)) {
                throw new InternalFault(ReasonCode.SETTING_INVALID);
            }
        }
    }
}
