package health.pratique.database;

import java.sql.SQLException;

/** A database that the first event is going to ask. */
@FunctionalInterface
public interface EarlyConnection {

    /**
     * Makes its login and its tables ready, and leaves a connection open.
     *
     * @throws SQLException if the database does not answer; also FlywayException
     * @throws health.pratique.fault.PipelineFault if there is no login
     */
    void open() throws SQLException;
}
