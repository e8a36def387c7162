package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.question;
import static health.pratique.consent.ConsentSamples.someSubject;
import static health.pratique.consent.ConsentStatement.permit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.database.EarlyConnections;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quarkus starts while the database is down; each test takes it down in another way. */
@QuarkusTest
@QuarkusTestResource(
        value = ConsentDatabaseResource.class,
        initArgs = @ResourceArg(name = "down", value = "true"),
        restrictToAnnotatedClass = true)
class ConsentOutageTest {

    @Inject
    ConsentRegister register;

    @Inject
    EarlyConnections early;

    EmbeddedPostgresServer postgres;
    SecretStore secrets;

    private final SubjectToken subject = someSubject();

    @BeforeEach
    void permitEverything() {
        postgres.start();
        ledger().record(NORTH, subject, permit());
    }

    @Test
    void withoutItsDatabaseNothingIsPermittedAndOnceItIsBackItWorks() {
        postgres.stop();
        assertUnavailable();

        postgres.start();
        assertPermitted();

        postgres.stop();
        assertUnavailable();
        assertUnavailable();

        postgres.start();
        assertPermitted();
    }

    @Test
    void anImageThatStartsWithItsDatabaseIsLoggedInBeforeItIsAsked() throws Exception {
        postgres.stop();
        postgres.start();
        startAsAnImage();
        try (Connection other = new ConsentTables(postgres).connect();
                Statement statement = other.createStatement();
                ResultSet found = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'pratique'")) {
            found.next();
            assertThat(found.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void anImageThatStartsWithoutItsDatabaseLogsInWhenItIsAsked() throws Exception {
        postgres.stop();
        startAsAnImage();
        postgres.start();
        assertPermitted();
    }

    @Test
    void noneOfManyConnectionsThatDiedIsUsed() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<ConsentAnswer> call = () -> register.decide(question(NORTH, subject));
            threads.invokeAll(Collections.nCopies(16, call));
        }
        postgres.stop();
        postgres.start();

        assertPermitted();
        assertPermitted();
    }

    @Test
    void aDatabaseThatDoesNotAnswerInTimeIsUnavailable() throws SQLException {
        assertPermitted();
        try (Connection other = new ConsentTables(postgres).connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table consent_decision in access exclusive mode");

            assertUnavailable();

            other.rollback();
        }
        assertPermitted();
    }

    @Test
    void aLoginThatWasRotatedIsReadAnew() throws SQLException {
        assertPermitted();
        try (Connection other = new ConsentTables(postgres).connect();
                Statement statement = other.createStatement()) {
            statement.execute("alter role current_user password 'rotated'");
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where usename = current_user and pid <> pg_backend_pid()");
            ConsentDatabaseResource.keep(secrets, postgres.login().user(), "rotated");

            assertPermitted();

            statement.execute(
                    "alter role current_user password '" + postgres.login().password() + "'");
            ConsentDatabaseResource.keep(
                    secrets, postgres.login().user(), postgres.login().password());
        }
    }

    @Test
    void theLedgerRecordsNothingWithoutItsDatabase() {
        postgres.stop();

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> ledger().record(NORTH, subject, permit()))
                .extracting(TransientFault::reason)
                .isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
    }

    private void assertPermitted() {
        assertThat(register.decide(question(NORTH, subject))).isInstanceOf(Permitted.class);
    }

    private void startAsAnImage() throws InterruptedException {
        for (Thread connecting : early.begin()) {
            connecting.join();
        }
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> register.decide(question(NORTH, subject)))
                .satisfies(fault -> {
                    assertThat(fault.reason()).isEqualTo(ReasonCode.CONSENT_STORE_UNAVAILABLE);
                    assertThat(fault.getCause()).isNull();
                    assertThat(fault.getMessage()).isEqualTo(message());
                    assertThat(Arrays.asList(fault.getSuppressed())).isEmpty();
                });
    }

    private static String message() {
        return "CONSENT_STORE_UNAVAILABLE: " + ReasonCode.CONSENT_STORE_UNAVAILABLE.remedy();
    }

    private ConsentLedger ledger() {
        return ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }
}
