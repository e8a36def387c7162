package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.SOUTH;
import static health.pratique.consent.ConsentSamples.question;
import static health.pratique.consent.ConsentSamples.someSubject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.fault.TransientFault;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself does when a consent changes, on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(ConsentDatabaseResource.class)
class ConsentChangeTest {

    @Inject
    ConsentRegister register;

    @Inject
    ConsentChanges changes;

    @Inject
    SubjectLocks locks;

    EmbeddedPostgresServer postgres;

    private final SubjectToken subject = someSubject();
    private ConsentLedger ledger;

    @BeforeEach
    void openLedger() {
        ledger = ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }

    @Test
    void aChangeAfterAPermitIsToBeFollowed() {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        register.decide(question(NORTH, subject));
        ConsentReference withdrawn = ledger.withdraw(NORTH, subject);
        assertThat(changes.open(NORTH, 1000)).anySatisfy(change -> {
            assertThat(change.subject()).isEqualTo(subject);
            assertThat(change.cause()).isEqualTo(new ConsentCause.Recorded(withdrawn));
        });
    }

    @Test
    void aChangeBeforeAnyPermitIsNotForNothingRestsOnIt() {
        ledger.record(NORTH, subject, ConsentStatement.deny());
        register.decide(question(NORTH, subject));
        ledger.withdraw(NORTH, subject);
        assertThat(changes.open(NORTH, 1000))
                .noneMatch(change -> change.subject().equals(subject));
    }

    @Test
    void aChangeIsClosedOnceAndOfItsCustodianAlone() {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        register.decide(question(NORTH, subject));
        ledger.withdraw(NORTH, subject);
        assertThat(changes.open(SOUTH, 1000))
                .noneMatch(change -> change.subject().equals(subject));
        ConsentChange change = changes.open(NORTH, 1000).stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        assertThat(changes.close(change, 3)).isTrue();
        assertThat(changes.close(change, 3)).isFalse();
        assertThat(changes.open(NORTH, 1000)).noneMatch(one -> one.subject().equals(subject));
    }

    @Test
    void whatAWithdrawalDidNotCommitIsNoChange() throws SQLException {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        register.decide(question(NORTH, subject));
        try (Connection connection = new ConsentTables(postgres).connect()) {
            connection.setAutoCommit(false);
            call(connection, "select set_config('pratique.custodian', ?, true)", NORTH.value());
            call(
                    connection,
                    "insert into consent (custodian, id, version, subject, status, recorded_at)"
                            + " select custodian, id, 2, subject, 'inactive', now() from consent where subject = ?",
                    subject.value());
            connection.rollback();
        }
        assertThat(changes.open(NORTH, 1000))
                .noneMatch(change -> change.subject().equals(subject));
    }

    @Test
    void aChangeWaitsForWhoRestsOnTheConsentAndComesAfterIt() throws Exception {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        register.decide(question(NORTH, subject));
        CompletableFuture<ConsentReference> withdrawal = locks.shared(NORTH, subject, () -> {
            CompletableFuture<ConsentReference> begun =
                    CompletableFuture.supplyAsync(() -> ledger.withdraw(NORTH, subject));
            assertThat(register.present(question(NORTH, subject))).isInstanceOf(ConsentAnswer.Permitted.class);
            assertThat(begun).isNotDone();
            return begun;
        });
        assertThat(withdrawal.get(120, TimeUnit.SECONDS).version()).isEqualTo(2);
        assertThat(register.present(question(NORTH, subject))).isInstanceOf(ConsentAnswer.Denied.class);
    }

    @Test
    void whoWouldRestOnAConsentThatIsBeingChangedIsTurnedAwayAndNotLetThrough() throws Exception {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> locks.alone(NORTH, subject, () -> {
            held.countDown();
            awaitQuietly(over);
            return 0;
        }));
        held.await();
        assertThatThrownBy(() -> locks.shared(NORTH, subject, () -> "released")).isInstanceOf(TransientFault.class);
        over.countDown();
        other.get(120, TimeUnit.SECONDS);
        assertThat(locks.shared(NORTH, subject, () -> "released")).isEqualTo("released");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void call(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            statement.execute();
        }
    }
}
