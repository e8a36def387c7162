package health.pratique.consent;

import health.pratique.database.DatabaseTrouble;
import health.pratique.fault.TransientFault;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Keeps a patient's consents from changing while something that rests on them is done, and the other way round. Every
 * recording of a consent takes the lock alone (the database does that itself, see {@code V2__consent_change.sql}) and holds
 * it until it is committed.
 */
@ApplicationScoped
public class SubjectLocks {

    /**
     * All of it ends with the transaction. A holder that was frozen or cut off loses the lock, so that nobody waits for it for
     * good; what it did meanwhile is found by whoever follows the change of consent.
     */
    private static final String LIMITS = """
            select set_config('pratique.custodian', ?, true), set_config('statement_timeout', '3s', true),
                   set_config('idle_in_transaction_session_timeout', '60s', true)""";

    private static final String SHARED = "select pg_advisory_xact_lock_shared(consent_turn(?, ?))";
    private static final String ALONE = "select pg_advisory_xact_lock(consent_turn(?, ?))";

    private final DataSource database;
    private final ConsentSchema schema;
    private final ConsentDatabaseCredentials credentials;

    public SubjectLocks(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this.database = database;
        this.schema = schema;
        this.credentials = credentials;
    }

    /**
     * While others may share the lock, but no consent of the patient changes.
     *
     * @param work what it throws, this throws
     * @throws TransientFault CONSENT_STORE_UNAVAILABLE before the work, if the lock is not to be had; also after it, if the
     *     lock may have been lost meanwhile
     */
    public <T> T shared(Custodian custodian, SubjectToken subject, Supplier<T> work) {
        return locked(SHARED, custodian, subject, work);
    }

    /** As {@link #shared}, while nobody shares the lock either: no document of the patient is released. */
    public <T> T alone(Custodian custodian, SubjectToken subject, Supplier<T> work) {
        return locked(ALONE, custodian, subject, work);
    }

    private <T> T locked(String lock, Custodian custodian, SubjectToken subject, Supplier<T> work) {
        return ConsentDatabase.guarded(() -> {
            try (Connection connection = opened()) {
                connection.setAutoCommit(false);
                try {
                    ask(connection, LIMITS, custodian.value());
                    ask(connection, lock, custodian.value(), subject.value());
                    T result = work.get();
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException failure) {
                    rollBack(connection, failure);
                    throw failure;
                }
            }
        });
    }

    /** The login may have been rotated: the new one is read then. */
    private Connection opened() throws SQLException {
        try {
            return connected();
        } catch (SQLException refused) {
            if (!DatabaseTrouble.loginRefused(refused)) {
                throw refused;
            }
            credentials.forget();
            return connected();
        }
    }

    /** The login is read first: a cold call to Secrets Manager takes longer than a connection may. */
    private Connection connected() throws SQLException {
        credentials.prepare();
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

    private static void ask(Connection connection, String sql, String... arguments) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                query.setString(i + 1, arguments[i]);
            }
            query.execute();
        }
    }
}
