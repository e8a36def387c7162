package health.pratique.consent;

import health.pratique.database.Sql;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All that one patient has said, and all that was decided on it: for the patient, who may ask what is held (GDPR 15). */
@ApplicationScoped
public class SubjectHistory {

    private static final String DECISIONS = """
            select * from consent_decision where custodian = ? and subject = ? order by evaluated_at, document_id limit ?""";

    private final ConsentTransaction transaction;
    private final ConsentRecords records;
    /** Before a connection is asked for: a cold call to Secrets Manager takes longer than a connection may. */
    private final Runnable login;

    @Inject
    public SubjectHistory(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        this(new ConsentTransaction(database, schema), credentials::prepare);
    }

    private SubjectHistory(ConsentTransaction transaction, Runnable login) {
        this.transaction = transaction;
        this.records = new ConsentRecords(transaction, login);
        this.login = login;
    }

    /** Over the caller's connections. */
    public static SubjectHistory over(DataSource database) {
        return new SubjectHistory(ConsentTransaction.over(database), () -> {});
    }

    /**
     * A decision on record.
     *
     * @param consentId absent where it rests on none
     * @param reason absent of a permit
     */
    public record Decision(
            String documentId,
            String purpose,
            String kind,
            String decision,
            @Nullable String consentId,
            @Nullable Integer consentVersion,
            @Nullable String reason,
            String evaluatedAt) {}

    /** Every version of every consent, the newest first within each. */
    public List<StoredConsent> consents(Custodian custodian, SubjectToken subject) {
        return records.search(custodian, ConsentSearch.of(subject)).stream()
                .flatMap(consent ->
                        records.history(custodian, consent.reference().id()).stream())
                .toList();
    }

    /** The first first. */
    public List<Decision> decisions(Custodian custodian, SubjectToken subject, int limit) {
        login.run();
        return transaction.perform(custodian, connection -> Sql.of(DECISIONS)
                .with(custodian.value(), subject.value(), limit)
                .rows(connection, SubjectHistory::decision));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        UUID consent = row.getObject("consent_id", UUID.class);
        return new Decision(
                row.getString("document_id"),
                row.getString("purpose"),
                row.getString("document_kind"),
                row.getString("decision"),
                consent == null ? null : consent.toString(),
                row.getObject("consent_version", Integer.class),
                row.getString("reason"),
                row.getObject("evaluated_at", OffsetDateTime.class).toInstant().toString());
    }
}
