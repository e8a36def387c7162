package health.pratique.consent;

import health.pratique.database.CustodianDatabase;
import health.pratique.database.DatabaseAccess;
import health.pratique.database.Question;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A transaction by plain JDBC that has named its custodian, as each of the tables wants it. */
record ConsentTransaction(DataSource database, ConsentSchema schema) {

    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int SOCKET_TIMEOUT_SECONDS = 10;
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(8);

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
    <T> T perform(Custodian custodian, CustodianDatabase.Work<T> work) {
        return bound().perform(custodian, work);
    }

    /**
     * In one round trip.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    <T> T ask(Custodian custodian, Question<T> question) {
        return bound().ask(custodian, question);
    }

    private CustodianDatabase bound() {
        return new CustodianDatabase(
                database, schema.tables(), DatabaseAccess.NO_OP, ReasonCode.CONSENT_STORE_UNAVAILABLE, STATEMENT_LIMIT);
    }
}
