package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.question;
import static health.pratique.consent.ConsentSamples.someSubject;
import static health.pratique.consent.ConsentStatement.permit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.consent.DatabaseProxy.Trouble;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies between a function and its database fails, in each of the ways it can; nothing is permitted meanwhile. */
@QuarkusTest
@QuarkusTestResource(
        value = ConsentDatabaseResource.class,
        initArgs = @ResourceArg(name = "proxied", value = "true"),
        restrictToAnnotatedClass = true)
class ConsentNetworkTest {

    @Inject
    ConsentRegister register;

    EmbeddedPostgresServer postgres;
    DatabaseProxy network;

    private final SubjectToken subject = someSubject();

    @BeforeEach
    void permitEverything() {
        ConsentLedger.at(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password())
                .record(NORTH, subject, permit());
        assertPermitted(question(NORTH, subject));
    }

    @AfterEach
    void mend() {
        network.make(new Trouble.None());
    }

    @Test
    void aDatabaseThatRefusesConnectionsDeniesUntilItTakesThemAgain() {
        network.make(new Trouble.Refused());
        assertUnavailable(question(NORTH, subject));

        network.make(new Trouble.None());
        assertPermitted(question(NORTH, subject));
    }

    @Test
    void answersThatComeTooLateDenyUntilTheyComeInTime() {
        network.make(new Trouble.Slow(Duration.ofSeconds(5)));
        assertUnavailable(question(NORTH, subject));

        network.make(new Trouble.None());
        assertPermitted(question(NORTH, subject));
    }

    @Test
    void aConnectionThatBreaksInMidTransactionLeavesNoDecision() throws SQLException {
        ConsentQuestion question = question(NORTH, subject);
        onANewConnection(new Trouble.CutBefore("insert into consent_decision"));
        assertUnavailable(question);
        assertThat(decisions(question)).isZero();

        network.make(new Trouble.None());
        assertPermitted(question);
        assertThat(decisions(question)).isOne();
    }

    @Test
    void aDecisionWhoseCommitIsNotConfirmedIsFoundWhenTheStepIsRepeated() throws SQLException {
        ConsentQuestion question = question(NORTH, subject);
        onANewConnection(new Trouble.CutAfter("COMMIT"));
        assertUnavailable(question);

        network.make(new Trouble.None());
        assertPermitted(question);
        assertThat(decisions(question)).isOne();
    }

    @Test
    void aServerThatOnlyReadsIsRefusedBecauseItMayNotKnowOfTheLastWithdrawal() throws SQLException {
        network.make(new Trouble.Refused());
        network.make(new Trouble.None());
        onlyReads("on");
        try {
            assertUnavailable(question(NORTH, subject));
            assertThatExceptionOfType(TransientFault.class).isThrownBy(() -> ConsentRecords.at(
                            postgres.jdbcUrl(),
                            postgres.login().user(),
                            postgres.login().password())
                    .search(NORTH, ConsentSearch.of(subject)));
        } finally {
            onlyReads("off");
        }
        assertPermitted(question(NORTH, subject));
    }

    /** One that was in use for a while no longer sends the words of what it has sent before. */
    private void onANewConnection(Trouble trouble) {
        network.make(new Trouble.Refused());
        network.make(trouble);
    }

    /** As a hot standby says of itself to each that connects. */
    private void onlyReads(String setting) throws SQLException {
        try (Connection connection = new ConsentTables(postgres).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter role current_user set default_transaction_read_only = " + setting);
        }
    }

    private int decisions(ConsentQuestion question) throws SQLException {
        return new ConsentTables(postgres).decisions(question).size();
    }

    private void assertPermitted(ConsentQuestion question) {
        assertThat(register.decide(question)).isInstanceOf(Permitted.class);
    }

    private void assertUnavailable(ConsentQuestion question) {
        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> register.decide(question))
                .extracting(TransientFault::reason)
                .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
    }
}
