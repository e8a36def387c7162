package health.pratique.consent;

import health.pratique.database.Sql;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Records what custodians' written policies permit without a consent. Where none is recorded, nothing is (opt-in). */
public final class PolicyLedger {

    /** 45 CFR 164.506: all other purposes take the patient's authorization. */
    private static final Set<PurposeOfUse> WITHOUT_CONSENT =
            EnumSet.of(PurposeOfUse.TREAT, PurposeOfUse.HPAYMT, PurposeOfUse.HOPERAT);

    private static final int MAX_CITATION = 1000;
    private static final int MAX_NAME = 200;

    /** One recording at a time, so that versions count without gaps or collisions. */
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String ADD = """
            insert into consent_policy (custodian, purpose, version, ruling, citation, recorded_by, recorded_at)
            select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, clock_timestamp()
              from consent_policy where custodian = ? and purpose = ?
            returning *""";

    private static final String ALL = "select * from consent_policy where custodian = ? order by purpose, version";

    private final ConsentTransaction transaction;

    private PolicyLedger(ConsentTransaction transaction) {
        this.transaction = transaction;
    }

    public static PolicyLedger over(DataSource database) {
        return new PolicyLedger(ConsentTransaction.over(database));
    }

    /** @param jdbcUrl {@code jdbc:postgresql://host:port/database} */
    public static PolicyLedger at(String jdbcUrl, String user, String password) {
        return new PolicyLedger(ConsentTransaction.at(jdbcUrl, user, password));
    }

    /**
     * Adds a version. From then on it counts.
     *
     * @param witness puts the change on the custodian's trail; should it fail, nothing is recorded
     * @throws IllegalArgumentException for a purpose that always takes a consent, or without a citation or a name
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE; nothing is recorded
     */
    public CustodianPolicy record(
            Custodian custodian,
            PurposeOfUse purpose,
            ConsentDecision ruling,
            String citation,
            String recordedBy,
            Consumer<CustodianPolicy> witness) {
        if (!WITHOUT_CONSENT.contains(purpose)) {
            throw new IllegalArgumentException("a policy speaks of TREAT, HPAYMT or HOPERAT; all else takes a consent");
        }
        required(citation, MAX_CITATION, "cite where the written policy says so, in up to 1000 characters");
        required(recordedBy, MAX_NAME, "name who records the policy, in up to 200 characters");
        return transaction.perform(custodian, connection -> {
            Sql.of(TAKE_TURN).with("policy " + custodian + " " + purpose).execute(connection);
            CustodianPolicy recorded = Sql.of(ADD)
                    .with(custodian.value(), purpose.name(), ruling.name(), citation, recordedBy)
                    .with(custodian.value(), purpose.name())
                    .rows(connection, PolicyLedger::policy)
                    .getFirst();
            witness.accept(recorded);
            return recorded;
        });
    }

    /** Every version that was ever recorded for the custodian, by purpose and version. */
    public List<CustodianPolicy> history(Custodian custodian) {
        return transaction.perform(
                custodian, connection -> Sql.of(ALL).with(custodian.value()).rows(connection, PolicyLedger::policy));
    }

    private static CustodianPolicy policy(ResultSet row) throws SQLException {
        return new CustodianPolicy(
                new Custodian(row.getString("custodian")),
                PurposeOfUse.valueOf(row.getString("purpose")),
                row.getInt("version"),
                ConsentDecision.valueOf(row.getString("ruling")),
                row.getString("citation"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static void required(String text, int most, String what) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(what);
        }
    }
}
