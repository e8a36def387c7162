package health.pratique.consent;

import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Changes of consent that are still to be followed to every document of the patient. The database writes one down in the
 * transaction of the change itself, so that none is forgotten whatever happens afterwards.
 */
@ApplicationScoped
public class ConsentChanges {

    private static final String OPEN = """
            select c.subject, c.consent_id, c.consent_version, c.recorded_at
              from consent_change c
             where c.custodian = ?
               and not exists (select from consent_change_followed f
                                where f.custodian = c.custodian and f.consent_id = c.consent_id
                                  and f.consent_version = c.consent_version)
             order by c.recorded_at
             limit ?""";

    private static final String CLOSE = """
            insert into consent_change_followed (custodian, consent_id, consent_version, documents, followed_at)
            values (?, ?, ?, ?, clock_timestamp())
            on conflict do nothing""";

    private static final String OPEN_TRANSACTION =
            "select set_config('pratique.custodian', ?, true), set_config('statement_timeout', '8s', true)";

    private final DataSource database;
    private final ConsentSchema schema;
    private final ConsentDatabaseCredentials credentials;

    public ConsentChanges(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this.database = database;
        this.schema = schema;
        this.credentials = credentials;
    }

    /**
     * Those of a custodian that nobody has followed to the end, the oldest first.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public List<ConsentChange> open(Custodian custodian, int limit) {
        // First of all: a cold call to Secrets Manager takes longer than a connection may.
        credentials.read();
        return perform(custodian, connection -> {
            try (PreparedStatement query = connection.prepareStatement(OPEN)) {
                query.setString(1, custodian.value());
                query.setInt(2, limit);
                return read(custodian, query);
            }
        });
    }

    /**
     * The change has been followed to every document of the patient. Closing it twice is no error.
     *
     * @param documents of the patient, that were looked at
     * @return false when it was closed before
     */
    public boolean close(ConsentChange change, int documents) {
        return perform(change.custodian(), connection -> close(connection, change, documents));
    }

    @FunctionalInterface
    private interface Work<T> {
        T perform(Connection connection) throws SQLException;
    }

    private <T> T perform(Custodian custodian, Work<T> work) {
        return ConsentDatabase.guarded(() -> {
            schema.ensure();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (PreparedStatement open = connection.prepareStatement(OPEN_TRANSACTION)) {
                    open.setString(1, custodian.value());
                    open.execute();
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

    private static List<ConsentChange> read(Custodian custodian, PreparedStatement query) throws SQLException {
        List<ConsentChange> changes = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                changes.add(new ConsentChange(
                        custodian,
                        new SubjectToken(row.getString("subject")),
                        new ConsentReference(row.getObject("consent_id", UUID.class), row.getInt("consent_version")),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
            }
        }
        return changes;
    }

    private static boolean close(Connection connection, ConsentChange change, int documents) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CLOSE)) {
            insert.setString(1, change.custodian().value());
            insert.setObject(2, change.consent().id());
            insert.setInt(3, change.consent().version());
            insert.setInt(4, documents);
            return insert.executeUpdate() == 1;
        }
    }
}
