package health.pratique.consent;

import health.pratique.database.DatabaseTrouble;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Trouble with the consent database as a fault. Needs no Quarkus, because the command line has none. */
final class ConsentDatabase {

    private ConsentDatabase() {}

    /** Work by JDBC or Flyway. */
    @FunctionalInterface
    interface Work<T> {
        T perform() throws SQLException;
    }

    static <T> T guarded(Work<T> work) {
        try {
            return work.perform();
        } catch (SQLException | FlywayException trouble) {
            throw fault(trouble);
        }
    }

    static PipelineFault fault(Throwable trouble) {
        return DatabaseTrouble.fault(trouble, ReasonCode.CONSENT_STORE_UNAVAILABLE);
    }
}
