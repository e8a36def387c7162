package health.pratique.consent;

import health.pratique.database.Question;
import health.pratique.database.Sql;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What patients have said of reading what is kept of them: many patients at a time, because a page of results has many. */
@ApplicationScoped
public class ReadingConsents {

    private static final String PROVISIONS = """
            select c.subject, p.*
              from consent c
              join consent_provision p
                on p.custodian = c.custodian and p.consent_id = c.id and p.consent_version = c.version
             where c.custodian = ? and c.subject = any (cast(? as char(64)[])) and c.status = 'active'
               and c.version = (select max(v.version) from consent v where v.custodian = c.custodian and v.id = c.id)""";

    private static final String OBJECTING = """
            select distinct c.subject
              from consent c
             where c.custodian = ? and c.subject = any (cast(? as char(64)[])) and c.status in ('inactive', 'rejected')
               and c.version = (select max(v.version) from consent v where v.custodian = c.custodian and v.id = c.id)""";

    private static final String POLICY = """
            select newest.version
              from (select version, ruling from consent_policy
                     where custodian = ? and purpose = ? order by version desc limit 1) newest
             where newest.ruling = ?""";

    private final ConsentTransaction transaction;
    /** Before a connection is asked for: a cold call to Secrets Manager takes longer than a connection may. */
    private final Runnable login;

    @Inject
    public ReadingConsents(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this(new ConsentTransaction(database, schema), credentials::prepare);
    }

    private ReadingConsents(ConsentTransaction transaction, Runnable login) {
        this.transaction = transaction;
        this.login = login;
    }

    /** Over the caller's connections. */
    public static ReadingConsents over(DataSource database) {
        return new ReadingConsents(ConsentTransaction.over(database), () -> {});
    }

    /**
     * What is on record now. Nothing is put on record.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; there is no answer then, and none that permits
     */
    public StandingConsents standing(Custodian custodian, PurposeOfUse purpose, Collection<SubjectToken> subjects) {
        login.run();
        List<String> tokens =
                subjects.stream().map(SubjectToken::value).distinct().toList();
        Sql statements = Sql.of(PROVISIONS)
                .with(custodian.value(), tokens)
                .and(Sql.of(OBJECTING).with(custodian.value(), tokens))
                .and(Sql.of(POLICY).with(custodian.value(), purpose.name(), ConsentDecision.PERMIT.name()));
        return transaction.ask(custodian, new Question<>(statements, ReadingConsents::standing));
    }

    private static StandingConsents standing(Sql.Results results) throws SQLException {
        return new StandingConsents(provisions(results), objecting(results), policy(results));
    }

    private static Map<SubjectToken, List<ConsentProvision>> provisions(Sql.Results results) throws SQLException {
        Map<SubjectToken, List<ProvisionRow>> rows = new HashMap<>();
        for (Said said : results.rows(Said::read)) {
            rows.computeIfAbsent(said.subject(), none -> new ArrayList<>()).add(said.row());
        }
        Map<SubjectToken, List<ConsentProvision>> provisions = new HashMap<>();
        rows.forEach((subject, own) -> provisions.put(subject, RuleTree.provisions(own)));
        return provisions;
    }

    private static Set<SubjectToken> objecting(Sql.Results results) throws SQLException {
        return new HashSet<>(results.rows(row -> new SubjectToken(row.getString("subject"))));
    }

    private static @Nullable Integer policy(Sql.Results results) throws SQLException {
        return results.rows(row -> row.getInt("version")).stream().findFirst().orElse(null);
    }

    private record Said(SubjectToken subject, ProvisionRow row) {

        static Said read(ResultSet row) throws SQLException {
            return new Said(new SubjectToken(row.getString("subject")), ConsentWriting.row(row));
        }
    }
}
