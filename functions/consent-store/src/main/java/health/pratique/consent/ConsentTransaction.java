package health.pratique.consent;

import health.pratique.model.Custodian;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A transaction by plain JDBC that has named its custodian, as each of the tables wants it. */
record ConsentTransaction(DataSource database, ConsentSchema schema) {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int SOCKET_TIMEOUT_SECONDS = 10;
    private static final String NAME_CUSTODIAN =
            "select set_config('pratique.custodian', ?, true), set_config('statement_timeout', '8s', true)";

    /** What is done in it; an exception undoes it. */
    @FunctionalInterface
    interface Work<T> {
        T perform(Connection connection) throws SQLException;
    }

    static ConsentTransaction over(DataSource database) {
        return new ConsentTransaction(database, ConsentSchema.over(database));
    }

    static ConsentTransaction at(String jdbcUrl, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(jdbcUrl);
        database.setUser(user);
        database.setPassword(password);
        database.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        database.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        // A reader may not have heard yet of the newest version.
        database.setTargetServerType("primary");
        return over(database);
    }

    /** @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; nothing is done */
    <T> T perform(Custodian custodian, Work<T> work) {
        return ConsentDatabase.guarded(() -> {
            schema.ensure();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    name(connection, custodian);
                    T done = work.perform(connection);
                    connection.commit();
                    return done;
                } catch (SQLException | RuntimeException failure) {
                    connection.rollback();
                    throw failure;
                }
            }
        });
    }

    private static void name(Connection connection, Custodian custodian) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NAME_CUSTODIAN)) {
            query.setString(1, custodian.value());
            query.execute();
        }
    }
}
