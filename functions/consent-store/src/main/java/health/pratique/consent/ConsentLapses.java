package health.pratique.consent;

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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds what changes without a word of the patient, and writes it down to be followed: periods in consents that end or begin,
 * and policies that no longer permit. Each looks at a page of an index, not at all consents; looking twice adds nothing.
 */
@ApplicationScoped
public class ConsentLapses {

    /**
     * An end or a beginning counts only in the newest version of a consent, and if it came after that was recorded: what is
     * recorded later is a change by itself. Where nothing was ever permitted of the patient nothing rests on it.
     */
    private static final String PERIODS = """
            with ended as (
                select consent_id, consent_version, period_end as passed_at from consent_provision
                 where custodian = ? and period_end <= ? and (period_end, consent_id) > (?, ?)
                 order by period_end, consent_id fetch first ? rows with ties),
            begun as (
                select consent_id, consent_version, period_start as passed_at from consent_provision
                 where custodian = ? and period_start <= ? and (period_start, consent_id) > (?, ?)
                 order by period_start, consent_id fetch first ? rows with ties),
            page as (
                select * from (select * from ended union select * from begun) passed
                 order by passed_at, consent_id fetch first ? rows with ties),
            added as (
                insert into consent_lapse (custodian, subject, cause, source, version, lapsed_at)
                select c.custodian, c.subject, 'PERIOD', c.id::text, c.version, page.passed_at
                  from page
                  join consent c on c.custodian = ? and c.id = page.consent_id and c.version = page.consent_version
                 where c.status = 'active' and c.recorded_at < page.passed_at
                   and not exists (select from consent v where v.custodian = c.custodian and v.id = c.id
                                                           and v.version > c.version)
                   and exists (select from consent_decision d
                                where d.custodian = c.custodian and d.subject = c.subject and d.decision = 'PERMIT')
                on conflict do nothing)
            select passed_at, consent_id, count(*) over () as found
              from page order by passed_at desc, consent_id desc limit 1""";

    private static final String REVOKED = """
            select p.purpose, p.version, p.recorded_at from consent_policy p
             where p.custodian = ? and p.ruling = 'DENY' and p.version > 1
               and not exists (select from consent_policy_followed f
                                where f.custodian = p.custodian and f.purpose = p.purpose and f.version = p.version)
             order by p.recorded_at""";

    private static final String PERMITTED_BY_POLICY = """
            with page as (
                select distinct subject from consent_decision
                 where custodian = ? and purpose = ? and policy_version < ? and subject > ?
                 order by subject fetch first ? rows only),
            added as (
                insert into consent_lapse (custodian, subject, cause, source, version, lapsed_at)
                select ?, subject, 'POLICY', ?, ?, ? from page
                on conflict do nothing)
            select subject, count(*) over () as found from page order by subject desc limit 1""";

    private static final String FOLLOWED = """
            insert into consent_policy_followed (custodian, purpose, version, followed_at)
            values (?, ?, ?, clock_timestamp())
            on conflict do nothing""";

    private final ConsentTransaction transaction;
    private final ConsentDatabaseCredentials credentials;

    public ConsentLapses(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this.transaction = new ConsentTransaction(database, schema);
        this.credentials = credentials;
    }

    /** The end or the beginning of a period, by which they are gone through in order. */
    public record Passed(Instant at, UUID consent) {

        /** Before all. */
        public static final Passed NONE = since(Instant.EPOCH);

        /** Before all of that moment. */
        public static Passed since(Instant at) {
            return new Passed(at, new UUID(0, 0));
        }
    }

    /** A policy that does not permit any more what it once permitted without a consent. */
    public record Revoked(Custodian custodian, PurposeOfUse purpose, int version, Instant at) {}

    /**
     * What was gone through.
     *
     * @param last where the next page begins
     * @param more whether there is a next page
     */
    public record Page<T>(T last, boolean more) {}

    /**
     * Writes down the ends and beginnings of periods up to a moment.
     *
     * @param limit so many at once, and all of the last consent
     * @return empty if there are none after that place
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public Optional<Page<Passed>> periods(Custodian custodian, Passed after, Instant until, int limit) {
        credentials.prepare();
        return transaction.perform(custodian, connection -> Sql.of(PERIODS)
                .with(custodian.value(), until, after.at(), after.consent(), limit)
                .with(custodian.value(), until, after.at(), after.consent(), limit)
                .with(limit, custodian.value())
                .rows(connection, row -> new Page<>(passed(row), row.getInt("found") >= limit))
                .stream()
                .findFirst());
    }

    /** The oldest first; until {@link #followed} was said of them. */
    public List<Revoked> revoked(Custodian custodian) {
        credentials.prepare();
        return transaction.perform(
                custodian,
                connection -> Sql.of(REVOKED).with(custodian.value()).rows(connection, row -> revoked(custodian, row)));
    }

    /**
     * Writes down the patients of whom something was permitted by an earlier version of the policy.
     *
     * @param after none begins with the first
     */
    public Optional<Page<SubjectToken>> permittedBy(Revoked policy, @Nullable SubjectToken after, int limit) {
        return transaction.perform(policy.custodian(), connection -> Sql.of(PERMITTED_BY_POLICY)
                .with(policy.custodian().value(), policy.purpose().name(), policy.version())
                .with(after == null ? "" : after.value(), limit)
                .with(policy.custodian().value(), policy.purpose().name(), policy.version(), policy.at())
                .rows(
                        connection,
                        row -> new Page<>(new SubjectToken(row.getString("subject")), row.getInt("found") >= limit))
                .stream()
                .findFirst());
    }

    /** Each of those patients is written down. */
    public void followed(Revoked policy) {
        transaction.perform(policy.custodian(), connection -> {
            Sql.of(FOLLOWED)
                    .with(policy.custodian().value(), policy.purpose().name(), policy.version())
                    .execute(connection);
            return true;
        });
    }

    private static Passed passed(ResultSet row) throws SQLException {
        return new Passed(
                row.getObject("passed_at", OffsetDateTime.class).toInstant(), row.getObject("consent_id", UUID.class));
    }

    private static Revoked revoked(Custodian custodian, ResultSet row) throws SQLException {
        return new Revoked(
                custodian,
                PurposeOfUse.valueOf(row.getString("purpose")),
                row.getInt("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
