package health.pratique.consent;

import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** All that one patient has said to a custodian, for an erasure: it permits nothing any more, and stays on record as proof. */
@ApplicationScoped
public class SubjectConsents {

    /** Resource and provisions are not carried along: the versions before have them. */
    private static final String END = """
        insert into consent (custodian, id, version, subject, status, recorded_at)
        select c.custodian, c.id, c.version + 1, c.subject, 'inactive',
               greatest(clock_timestamp(), c.recorded_at + interval '1 microsecond')
          from consent c
         where c.custodian = ? and c.subject = ? and c.status in ('active', 'draft', 'proposed')
           and c.version = (select max(v.version) from consent v where v.custodian = c.custodian and v.id = c.id)\
        """;

    /** Where nothing is taken back, the custodian's written policy could permit. */
    private static final String REFUSE_THE_POLICY = """
        insert into consent (custodian, id, version, subject, status, recorded_at)
        select ?, ?, coalesce((select max(d.version) from consent d where d.custodian = ? and d.id = ?), 0) + 1, ?,
               'inactive', clock_timestamp()
         where not exists (
            select from consent c
             where c.custodian = ? and c.subject = ? and c.status in ('inactive', 'rejected')
               and c.version = (select max(v.version) from consent v where v.custodian = c.custodian and v.id = c.id))\
        """;

    private static final String COUNT = "select count(*) as versions from consent where custodian = ? and subject = ?";

    private final ConsentTransaction transaction;
    /** Before a connection is asked for: a cold call to Secrets Manager takes longer than a connection may. */
    private final Runnable login;

    @Inject
    public SubjectConsents(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this(new ConsentTransaction(database, schema), credentials::prepare);
    }

    private SubjectConsents(ConsentTransaction transaction, Runnable login) {
        this.transaction = transaction;
        this.login = login;
    }

    /** Over the caller's connections. */
    public static SubjectConsents over(DataSource database) {
        return new SubjectConsents(ConsentTransaction.over(database), () -> {});
    }

    /**
     * Takes back whatever still counts. Doing it again changes nothing. From then on no release of a document of the patient is
     * put on record that rests on a consent or a policy.
     *
     * @return how many versions of consents are on record
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public int withdrawAll(Custodian custodian, SubjectToken subject) {
        login.run();
        return transaction.perform(custodian, connection -> {
            Sql.of(END).with(custodian.value(), subject.value()).execute(connection);
            UUID directive = ConsentReference.directive(custodian, subject);
            Sql.of(REFUSE_THE_POLICY)
                    .with(custodian.value(), directive, custodian.value(), directive, subject.value())
                    .with(custodian.value(), subject.value())
                    .execute(connection);
            return versions(connection, custodian, subject);
        });
    }

    /** How many versions of the patient's consents are on record. */
    public int versions(Custodian custodian, SubjectToken subject) {
        login.run();
        return transaction.perform(custodian, connection -> versions(connection, custodian, subject));
    }

    private static int versions(Connection connection, Custodian custodian, SubjectToken subject) throws SQLException {
        List<Integer> counted =
                Sql.of(COUNT).with(custodian.value(), subject.value()).rows(connection, row -> row.getInt("versions"));
        return counted.getFirst();
    }
}
