package health.pratique.consent;

import health.pratique.consent.ConsentCause.PeriodPassed;
import health.pratique.consent.ConsentCause.PolicyRevoked;
import health.pratique.consent.ConsentCause.Recorded;
import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Changes of consent that are still to be followed to every document of the patient. The database writes a patient's own down
 * in the transaction of the change itself, so that none is forgotten whatever happens afterwards; {@link ConsentLapses} finds
 * the others.
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

    private static final String LAPSED = """
            select l.subject, l.cause, l.source, l.version, l.lapsed_at
              from consent_lapse l
             where l.custodian = ?
               and not exists (select from consent_lapse_followed f
                                where f.custodian = l.custodian and f.subject = l.subject and f.source = l.source
                                  and f.version = l.version and f.lapsed_at = l.lapsed_at)
             order by l.lapsed_at, l.subject
             limit ?""";

    private static final String CLOSE = """
            insert into consent_change_followed (custodian, consent_id, consent_version, documents, followed_at)
            values (?, ?, ?, ?, clock_timestamp())
            on conflict do nothing
            returning 1""";

    private static final String CLOSE_LAPSE = """
            insert into consent_lapse_followed (custodian, subject, source, version, lapsed_at, documents, followed_at)
            values (?, ?, ?, ?, ?, ?, clock_timestamp())
            on conflict do nothing
            returning 1""";

    private final ConsentTransaction transaction;
    private final ConsentDatabaseCredentials credentials;

    public ConsentChanges(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this.transaction = new ConsentTransaction(database, schema);
        this.credentials = credentials;
    }

    /**
     * What patients of a custodian have said that nobody has followed to the end, the oldest first.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public List<ConsentChange> open(Custodian custodian, int limit) {
        return read(custodian, OPEN, limit, row -> change(custodian, row));
    }

    /** What else has changed for patients of a custodian that nobody has followed to the end, the oldest first. */
    public List<ConsentChange> lapsed(Custodian custodian, int limit) {
        return read(custodian, LAPSED, limit, row -> lapse(custodian, row));
    }

    /**
     * The change has been followed to every document of the patient. Closing it twice is no error.
     *
     * @param documents of the patient, that were looked at
     * @return false when it was closed before
     */
    public boolean close(ConsentChange change, int documents) {
        String custodian = change.custodian().value();
        Sql closing =
                switch (change.cause()) {
                    case Recorded(ConsentReference consent) ->
                        Sql.of(CLOSE).with(custodian, consent.id(), consent.version(), documents);
                    case PeriodPassed(ConsentReference consent) ->
                        lapse(change, consent.id().toString(), consent.version(), documents);
                    case PolicyRevoked(PurposeOfUse purpose, int version) ->
                        lapse(change, purpose.name(), version, documents);
                };
        return !transaction
                .perform(change.custodian(), connection -> closing.rows(connection, row -> true))
                .isEmpty();
    }

    private static Sql lapse(ConsentChange change, String source, int version, int documents) {
        return Sql.of(CLOSE_LAPSE)
                .with(change.custodian().value(), change.subject().value(), source, version)
                .with(change.at(), documents);
    }

    private List<ConsentChange> read(Custodian custodian, String query, int limit, Sql.Row<ConsentChange> row) {
        // First of all: a cold call to Secrets Manager takes longer than a connection may.
        credentials.prepare();
        return transaction.perform(
                custodian,
                connection -> Sql.of(query).with(custodian.value(), limit).rows(connection, row));
    }

    private static ConsentChange change(Custodian custodian, ResultSet row) throws SQLException {
        return new ConsentChange(
                custodian,
                new SubjectToken(row.getString("subject")),
                new Recorded(
                        new ConsentReference(row.getObject("consent_id", UUID.class), row.getInt("consent_version"))),
                instant(row, "recorded_at"));
    }

    private static ConsentChange lapse(Custodian custodian, ResultSet row) throws SQLException {
        String source = row.getString("source");
        int version = row.getInt("version");
        ConsentCause cause = row.getString("cause").equals("POLICY")
                ? new PolicyRevoked(PurposeOfUse.valueOf(source), version)
                : new PeriodPassed(new ConsentReference(UUID.fromString(source), version));
        return new ConsentChange(
                custodian, new SubjectToken(row.getString("subject")), cause, instant(row, "lapsed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
