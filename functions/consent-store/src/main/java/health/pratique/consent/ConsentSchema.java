package health.pratique.consent;

import health.pratique.database.DatabaseSchema;
import health.pratique.database.Migrations;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The consent tables, brought up to date when they are first needed and not when the process starts. */
public final class ConsentSchema {

    static final Migrations MIGRATIONS = new Migrations(
            "db/consent", "consent_schema_history", "1:1132050562,2:1809574372,3:-247699973,4:-329717372");

    private final DatabaseSchema tables;

    private ConsentSchema(DatabaseSchema tables) {
        this.tables = tables;
    }

    static ConsentSchema of(DataSource database, Supplier<Flyway> flyway) {
        return new ConsentSchema(DatabaseSchema.of(database, MIGRATIONS, flyway));
    }

    /** For use without Quarkus. */
    static ConsentSchema over(DataSource database) {
        return new ConsentSchema(DatabaseSchema.over(database, MIGRATIONS));
    }

    DatabaseSchema tables() {
        return tables;
    }

    /**
     * Returns once the tables are there.
     *
     * @throws SQLException if the database does not answer; also FlywayException
     * @throws health.pratique.fault.InternalFault SETTING_INVALID if the role is one that row-level security does not bind
     */
    void ensure() throws SQLException {
        tables.ensure();
    }
}
