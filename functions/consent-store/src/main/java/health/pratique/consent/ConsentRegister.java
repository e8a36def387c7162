package health.pratique.consent;

import health.pratique.database.DatabaseTrouble;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;

/** Answers whether a document may be used, and keeps every answer with the version of the consent it rests on. */
@ApplicationScoped
public class ConsentRegister {

    private static final int TRANSACTION_SECONDS = 5;

    /** Both end with the transaction. The time limit is the database's own, so that a slow query does not outlive its asker. */
    private static final String OPEN = """
            select set_config('pratique.custodian', :custodian, true), set_config('statement_timeout', '2s', true)""";

    private final ConsentSchema schema;
    private final ConsentDatabaseCredentials credentials;
    private final InstantSource clock;

    public ConsentRegister(ConsentSchema schema, ConsentDatabaseCredentials credentials, InstantSource clock) {
        this.schema = schema;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Decides once for each document and workflow run: asked again, it gives the recorded answer.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE if the database is down, slow or busy; there is no
     *     answer then, and none that permits
     */
    public ConsentAnswer decide(ConsentQuestion question) {
        return answered(question, this::recordedOrDecided);
    }

    /**
     * What the consents on record say now, whatever was answered before. Nothing is put on record.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public ConsentAnswer present(ConsentQuestion question) {
        return answered(question, this::decidedNow);
    }

    /**
     * The answer that the question's run has got from {@link #decide}, if it has asked.
     *
     * @throws health.pratique.fault.TransientFault CONSENT_STORE_UNAVAILABLE
     */
    public Optional<ConsentAnswer> recorded(ConsentQuestion question) {
        return answered(question, DecisionRow::recorded);
    }

    private <T> T answered(ConsentQuestion question, Function<ConsentQuestion, T> answer) {
        try {
            return attempt(question, answer);
        } catch (SQLException | FlywayException | PersistenceException | QuarkusTransactionException trouble) {
            if (passes(trouble)) {
                return again(question, answer);
            }
            throw ConsentDatabase.fault(trouble);
        }
    }

    /** A twin call of the same run was faster: its answer is there now. Or the login was rotated: the new one is read next. */
    private boolean passes(Exception trouble) {
        if (DatabaseTrouble.loginRefused(trouble)) {
            credentials.forget();
            return true;
        }
        return DatabaseTrouble.alreadyThere(trouble);
    }

    private <T> T again(ConsentQuestion question, Function<ConsentQuestion, T> answer) {
        try {
            return attempt(question, answer);
        } catch (SQLException | FlywayException | PersistenceException | QuarkusTransactionException trouble) {
            throw ConsentDatabase.fault(trouble);
        }
    }

    /** The login is read first: a cold call to Secrets Manager takes longer than a connection may. */
    private <T> T attempt(ConsentQuestion question, Function<ConsentQuestion, T> answer) throws SQLException {
        credentials.prepare();
        schema.ensure();
        return inTransaction(question, answer);
    }

    private <T> T inTransaction(ConsentQuestion question, Function<ConsentQuestion, T> answer) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(() -> {
            Panache.getEntityManager()
                    .createNativeQuery(OPEN)
                    .setParameter("custodian", question.custodian().value())
                    .getSingleResult();
            return answer.apply(question);
        });
    }

    private ConsentAnswer recordedOrDecided(ConsentQuestion question) {
        return DecisionRow.recorded(question).orElseGet(() -> {
            ConsentAnswer answer = decidedNow(question);
            DecisionRow.record(question, answer);
            return answer;
        });
    }

    private ConsentAnswer decidedNow(ConsentQuestion question) {
        // PostgreSQL keeps microseconds: a repeated answer is equal to the first.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return ConsentDecisions.decide(
                ProvisionRow.current(question), () -> PolicyRow.permitting(question), question, now);
    }
}
