package health.pratique.consent;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/**
 * Turns trouble with the database into a fault that holds not a word of the database's own: those may quote a row. Needs no
 * Quarkus, because the command line has none.
 */
final class ConsentDatabase {

    /** Class 28 of SQL states: invalid authorization specification. */
    private static final String LOGIN_REFUSED = "28";

    private static final String UNIQUE_VIOLATION = "23505";

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

    /** A wrong setting below the trouble stays what it is; all else may pass. */
    static PipelineFault fault(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof InternalFault setting) {
                return setting;
            }
        }
        return new TransientFault(ReasonCode.CONSENT_STORE_UNAVAILABLE).at(trouble);
    }

    static boolean loginRefused(Throwable trouble) {
        return sqlState(trouble)
                .filter(state -> state.startsWith(LOGIN_REFUSED))
                .isPresent();
    }

    static boolean alreadyThere(Throwable trouble) {
        return sqlState(trouble).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    private static Optional<String> sqlState(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
