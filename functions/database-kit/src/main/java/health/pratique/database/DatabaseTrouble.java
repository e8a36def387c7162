package health.pratique.database;

import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Turns trouble with a database into a fault that holds not a word of the database's own: those may quote a row. Needs no
 * Quarkus, because the command line has none.
 */
public final class DatabaseTrouble {

    /** Class 28 of SQL states: invalid authorization specification. */
    private static final String LOGIN_REFUSED = "28";

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String UNDEFINED_TABLE = "42P01";

    private DatabaseTrouble() {}

    /** A wrong setting below the trouble stays what it is; all else may pass. */
    public static PipelineFault fault(Throwable trouble, ReasonCode unavailable) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof InternalFault setting) {
                return setting;
            }
        }
        return new TransientFault(unavailable).at(trouble);
    }

    /** The login is not the database's any more: a rotated one is to be read. */
    public static boolean loginRefused(Throwable trouble) {
        return sqlState(trouble)
                .filter(state -> state.startsWith(LOGIN_REFUSED))
                .isPresent();
    }

    /** Somebody else was faster. */
    public static boolean alreadyThere(Throwable trouble) {
        return sqlState(trouble).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    static boolean noSuchTable(Throwable trouble) {
        return sqlState(trouble).filter(UNDEFINED_TABLE::equals).isPresent();
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
