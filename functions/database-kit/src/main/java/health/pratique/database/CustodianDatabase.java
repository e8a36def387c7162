package health.pratique.database;

import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * Transactions by plain JDBC, each of which has named its custodian, as row-level security wants it.
 *
 * @param access how a connection gets its login
 * @param unavailable the fault of a database that is down, slow or busy
 * @param statementLimit the database's own, so that a slow query does not outlive its asker
 */
public record CustodianDatabase(
        DataSource database,
        DatabaseSchema schema,
        DatabaseAccess access,
        ReasonCode unavailable,
        Duration statementLimit) {

    /**
     * All of it ends with the transaction. A plan that is right for one code or patient is wrong for another, by two orders of
     * magnitude, so each query is planned for its own values.
     */
    private static final String OPEN = """
            select set_config('pratique.custodian', ?, true), set_config('statement_timeout', ?, true),
                   set_config('plan_cache_mode', 'force_custom_plan', true)""";

    /** What is done in a transaction; an exception undoes it. */
    @FunctionalInterface
    public interface Work<T> {
        T perform(Connection connection) throws SQLException;
    }

    /**
     * @param work what it throws besides SQLException, this throws
     * @throws health.pratique.fault.TransientFault {@link #unavailable}; nothing is done
     */
    public <T> T perform(Custodian custodian, Work<T> work) {
        return guarded(() -> {
            try (Connection connection = opened()) {
                connection.setAutoCommit(false);
                try {
                    opening(custodian).execute(connection);
                    T done = work.perform(connection);
                    connection.commit();
                    return done;
                } catch (SQLException | RuntimeException failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            }
        });
    }

    /**
     * All statements in one round trip and one transaction: without BEGIN, PostgreSQL takes those that come together for one, as its
     * protocol says of pipelining. So what is set for the custodian holds for all of them, and ends with the last.
     *
     * @throws health.pratique.fault.TransientFault {@link #unavailable}; nothing is done
     */
    public <T> T ask(Custodian custodian, Question<T> question) {
        return guarded(() -> {
            try (Connection connection = opened()) {
                connection.setAutoCommit(true);
                return opening(custodian).and(question.statements()).results(connection, results -> {
                    results.skip();
                    return question.answer().read(results);
                });
            }
        });
    }

    /**
     * Leaves a connection open for whoever asks first.
     *
     * @throws SQLException if the database does not answer; also FlywayException
     */
    public void connect() throws SQLException {
        connected().close();
    }

    private Sql opening(Custodian custodian) {
        return Sql.of(OPEN).with(custodian.value(), String.valueOf(statementLimit.toMillis()));
    }

    private <T> T guarded(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (SQLException | FlywayException trouble) {
            throw DatabaseTrouble.fault(trouble, unavailable);
        }
    }

    /** The login may have been rotated: the new one is read then. */
    private Connection opened() throws SQLException {
        try {
            return connected();
        } catch (SQLException | FlywayException refused) {
            if (!DatabaseTrouble.loginRefused(refused)) {
                throw refused;
            }
            access.forget();
            return connected();
        }
    }

    /** The login is read first: a cold call to Secrets Manager takes longer than a connection may. */
    private Connection connected() throws SQLException {
        access.prepare();
        schema.ensure();
        return database.getConnection();
    }

    /** What went wrong first is told, not that the connection is gone too. */
    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            reason.addSuppressed(gone);
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }
}
