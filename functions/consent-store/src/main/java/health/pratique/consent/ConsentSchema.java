package health.pratique.consent;

import health.pratique.database.DatabaseSchema;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The consent tables, brought up to date when they are first needed and not when the process starts. */
public final class ConsentSchema {

    static final String LOCATION = "db/consent";
    private static final String HISTORY = "consent_schema_history";

    private final DatabaseSchema tables;

    private ConsentSchema(DatabaseSchema tables) {
        this.tables = tables;
    }

    static ConsentSchema of(Supplier<Flyway> flyway) {
        return new ConsentSchema(DatabaseSchema.of(flyway));
    }

    /** For use without Quarkus. */
    static ConsentSchema over(DataSource database) {
        return new ConsentSchema(DatabaseSchema.over(database, LOCATION, HISTORY));
    }

    static FluentConfiguration configured(FluentConfiguration flyway) {
        return DatabaseSchema.configured(flyway, HISTORY);
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
