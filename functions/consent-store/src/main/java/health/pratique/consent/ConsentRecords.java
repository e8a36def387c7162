package health.pratique.consent;

import health.pratique.database.CustodianDatabase;
import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Consents in FHIR's form: create and update by {@link #put}, read, vread, history, search. A change is a new version; nothing
 * is overwritten or deleted. By plain JDBC, for functions and the command line alike.
 */
public final class ConsentRecords {

    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String VERSIONS = """
            select * from consent where custodian = ? and id = ? order by version desc""";

    private static final String NOW = """
            select greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond') as now
              from consent where custodian = ? and id = ?""";

    private static final String SEARCH = """
            select * from consent c
             where c.custodian = ?
               and (?::char(64) is null or c.subject = ?)
               and (?::text is null or c.status = ?)
               and (?::timestamptz is null or coalesce(c.said_at, c.recorded_at) >= ?)
               and (?::timestamptz is null or coalesce(c.said_at, c.recorded_at) < ?)
               and (?::text is null or ? = any (c.categories))
               and (?::text is null or ? = any (c.purposes) or exists (
                    select 1 from consent_provision p
                     where p.custodian = c.custodian and p.consent_id = c.id and p.consent_version = c.version
                       and p.purpose = ?))
               and c.version = (select max(v.version) from consent v where v.custodian = c.custodian and v.id = c.id)
             order by c.recorded_at desc, c.id
             limit ?""";

    private final ConsentTransaction transaction;
    /** Before a connection is asked for: a cold call to Secrets Manager takes longer than a connection may. */
    private final Runnable login;

    ConsentRecords(ConsentTransaction transaction, Runnable login) {
        this.transaction = transaction;
        this.login = login;
    }

    public static ConsentRecords over(DataSource database) {
        return new ConsentRecords(ConsentTransaction.over(database), () -> {});
    }

    /** @param jdbcUrl {@code jdbc:postgresql://host:port/database} */
    public static ConsentRecords at(String jdbcUrl, String user, String password) {
        return new ConsentRecords(ConsentTransaction.at(jdbcUrl, user, password), () -> {});
    }

    /**
     * Puts the consent on record as the next version of its id. What is there already as the newest version is not added again.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; nothing is recorded
     */
    public StoredConsent put(Custodian custodian, ConsentDraft draft) {
        return transaction(
                custodian, connection -> added(connection, custodian, draft, newest(connection, custodian, draft)));
    }

    /**
     * As {@link #put}, while the newest version is the one that is expected.
     *
     * @return empty when it is another, or there is none
     */
    public Optional<StoredConsent> replace(Custodian custodian, ConsentDraft draft, int expected) {
        return transaction(custodian, connection -> {
            Optional<StoredConsent> newest = newest(connection, custodian, draft);
            return newest.filter(version -> version.reference().version() == expected)
                            .isPresent()
                    ? Optional.of(added(connection, custodian, draft, newest))
                    : Optional.empty();
        });
    }

    /** From then on nobody else adds a version. */
    private static Optional<StoredConsent> newest(Connection connection, Custodian custodian, ConsentDraft draft)
            throws SQLException {
        Sql.of(TAKE_TURN).with(draft.id().toString()).execute(connection);
        return versions(connection, custodian, draft.id()).stream().findFirst();
    }

    private static StoredConsent added(
            Connection connection, Custodian custodian, ConsentDraft draft, Optional<StoredConsent> newest)
            throws SQLException {
        if (newest.filter(version -> version.isOf(draft)).isPresent()) {
            return newest.get();
        }
        int next = newest.map(version -> version.reference().version()).orElse(0) + 1;
        Instant now = Sql.of(NOW)
                .with(custodian.value())
                .with(draft.id())
                .rows(connection, row -> instant(row, "now"))
                .getFirst();
        ConsentWriting.write(connection, custodian, draft, next, now);
        return versions(connection, custodian, draft.id()).getFirst();
    }

    /** The newest version; a consent of another custodian does not exist. */
    public Optional<StoredConsent> read(Custodian custodian, UUID id) {
        return history(custodian, id).stream().findFirst();
    }

    public Optional<StoredConsent> vread(Custodian custodian, ConsentReference version) {
        return history(custodian, version.id()).stream()
                .filter(one -> one.reference().equals(version))
                .findFirst();
    }

    /** All versions, the newest first. */
    public List<StoredConsent> history(Custodian custodian, UUID id) {
        return transaction(custodian, connection -> versions(connection, custodian, id));
    }

    /** The newest versions of the consents that match, those recorded last first. */
    public List<StoredConsent> search(Custodian custodian, ConsentSearch search) {
        SubjectToken subject = search.subject();
        String token = subject == null ? null : subject.value();
        return transaction(custodian, connection -> Sql.of(SEARCH)
                .with(custodian.value())
                .with(token, token)
                .with(search.status(), search.status())
                .with(search.from(), search.from())
                .with(search.until(), search.until())
                .with(search.category(), search.category())
                .with(search.purpose(), search.purpose())
                .with(search.purpose())
                .with(search.limit())
                .rows(connection, row -> consent(connection, custodian, row)));
    }

    private <T> T transaction(Custodian custodian, CustodianDatabase.Work<T> work) {
        login.run();
        return transaction.perform(custodian, work);
    }

    private static List<StoredConsent> versions(Connection connection, Custodian custodian, UUID id)
            throws SQLException {
        return Sql.of(VERSIONS)
                .with(custodian.value())
                .with(id)
                .rows(connection, row -> consent(connection, custodian, row));
    }

    private static StoredConsent consent(Connection connection, Custodian custodian, ResultSet row)
            throws SQLException {
        ConsentReference reference = new ConsentReference(row.getObject("id", UUID.class), row.getInt("version"));
        return new StoredConsent(
                reference,
                new SubjectToken(row.getString("subject")),
                row.getString("status"),
                instant(row, "recorded_at"),
                row.getString("resource"),
                row.getString("source_sha256"),
                ConsentWriting.read(connection, custodian, reference));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
