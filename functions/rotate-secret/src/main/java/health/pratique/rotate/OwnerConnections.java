package health.pratique.rotate;

import health.pratique.database.DatabaseTrouble;
import health.pratique.database.RdsTrust;
import health.pratique.rotate.RotationFailed.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a database as its owner, straight to the instance: a proxy knows no password that is still to come.
 *
 * @param sslMode as PostgreSQL's driver names it
 * @param region whose certificates vouch for the database
 */
record OwnerConnections(String sslMode, String region) {

    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int ANSWER_TIMEOUT_SECONDS = 10;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work {
        void perform(Connection connection) throws SQLException;
    }

    /**
     * @return whether the login was taken; if not, nothing was done
     * @throws RotationFailed DATABASE_UNAVAILABLE for every other trouble
     */
    boolean perform(OwnerLogin login, Work work) {
        Optional<Connection> opened = open(login);
        if (opened.isEmpty()) {
            return false;
        }
        try (Connection connection = opened.get()) {
            work.perform(connection);
            return true;
        } catch (SQLException trouble) {
            throw new RotationFailed(Reason.DATABASE_UNAVAILABLE);
        }
    }

    private Optional<Connection> open(OwnerLogin login) {
        try {
            return Optional.of(database(login).getConnection());
        } catch (SQLException trouble) {
            if (DatabaseTrouble.loginRefused(trouble)) {
                return Optional.empty();
            }
            throw new RotationFailed(Reason.DATABASE_UNAVAILABLE);
        }
    }

    private PGSimpleDataSource database(OwnerLogin login) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {login.host()});
        database.setPortNumbers(new int[] {login.port()});
        database.setDatabaseName(login.database());
        database.setUser(login.user());
        database.setPassword(login.password());
        database.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        database.setLoginTimeout(ANSWER_TIMEOUT_SECONDS);
        database.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
        database.setApplicationName("pratique-rotate-secret");
        database.setSslMode(sslMode);
        database.setSslfactory(RdsTrust.class.getName());
        database.setSslFactoryArg(region);
        return database;
    }
}
