package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.SOUTH;
import static health.pratique.consent.ConsentSamples.question;
import static health.pratique.consent.ConsentSamples.someSubject;
import static health.pratique.consent.ConsentStatement.deny;
import static health.pratique.consent.ConsentStatement.permit;
import static health.pratique.fault.ReasonCode.CONSENT_EXPIRED;
import static health.pratique.fault.ReasonCode.CONSENT_MISSING;
import static health.pratique.fault.ReasonCode.CONSENT_NOT_YET_EFFECTIVE;
import static health.pratique.fault.ReasonCode.CONSENT_REFUSED;
import static health.pratique.model.PurposeOfUse.HRESCH;
import static health.pratique.model.PurposeOfUse.TREAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.consent.ConsentAnswer.Denied;
import health.pratique.consent.ConsentAnswer.Permitted;
import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recorded by the ledger, decided and recorded by the register, on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(ConsentDatabaseResource.class)
class ConsentRegisterTest {

    @Inject
    ConsentRegister register;

    EmbeddedPostgresServer postgres;

    private final SubjectToken subject = someSubject();
    private ConsentLedger ledger;
    private ConsentTables tables;

    @BeforeEach
    void openLedger() {
        ledger = ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
        tables = new ConsentTables(postgres);
    }

    @Test
    void aSubjectWithoutConsentIsDeniedAndTheDenialIsOnRecord() throws SQLException {
        ConsentQuestion question = question(NORTH, subject);

        assertDenied(question, CONSENT_MISSING);
        assertThat(tables.decisions(question)).containsExactly("DENY CONSENT_MISSING null null");
    }

    @Test
    void aPermitIsOnRecordWithTheVersionItRestsOn() throws SQLException {
        ledger.record(NORTH, subject, permit().forPurpose(TREAT));
        ConsentReference second = ledger.record(
                NORTH, subject, permit().forPurpose(HRESCH).obliging(List.of("REDACT_GENETICS", "REDACT_HIV")));
        ConsentQuestion question = question(NORTH, subject);

        assertThat(second.version()).isEqualTo(2);
        assertThat(register.decide(question)).isInstanceOfSatisfying(Permitted.class, permitted -> {
            assertThat(permitted.consent()).isEqualTo(second);
            assertThat(permitted.obligations()).containsExactly("REDACT_GENETICS", "REDACT_HIV");
        });
        assertThat(tables.decisions(question)).containsExactly("PERMIT null " + second.id() + " 2");
    }

    @Test
    void aRefusalIsOnRecordWithTheVersionItRestsOn() throws SQLException {
        ConsentReference refusal = ledger.record(NORTH, subject, deny());
        ConsentQuestion question = question(NORTH, subject);

        assertDenied(question, CONSENT_REFUSED);
        assertThat(tables.decisions(question)).containsExactly("DENY CONSENT_REFUSED " + refusal.id() + " 1");
    }

    @Test
    void theLastWordCountsAndTheEarlierVersionsStay() throws SQLException {
        ledger.record(NORTH, subject, permit().forPurpose(HRESCH));
        ledger.record(NORTH, subject, deny().forPurpose(HRESCH));
        assertDenied(question(NORTH, subject), CONSENT_REFUSED);

        ConsentReference third = ledger.record(NORTH, subject, permit().forPurpose(HRESCH));

        assertPermitted(question(NORTH, subject));
        assertThat(tables.versions(NORTH, third.id())).containsExactly("1 active", "2 active", "3 active");
    }

    @Test
    void aRenewalInAdvanceLeavesTheCurrentPermitInForce() {
        Instant soon = Instant.now().plus(30, ChronoUnit.DAYS);
        ledger.record(NORTH, subject, permit().forPurpose(HRESCH).during(new ConsentPeriod(null, soon)));
        ledger.record(NORTH, subject, permit().forPurpose(HRESCH).during(new ConsentPeriod(soon, null)));

        assertPermitted(question(NORTH, subject));
    }

    @Test
    void aRefusalOfSomethingElseLeavesThePermitInForce() {
        ledger.record(NORTH, subject, permit().forPurpose(HRESCH));
        ledger.record(NORTH, subject, deny().forPurpose(TREAT));

        assertPermitted(question(NORTH, subject));
    }

    @Test
    void whatANewWordCoversIsNotCarriedAlong() throws SQLException {
        ledger.record(NORTH, subject, permit().forPurpose(HRESCH));
        ledger.record(NORTH, subject, permit().forPurpose(TREAT));
        ConsentReference third = ledger.record(NORTH, subject, deny().forPurpose(HRESCH));

        assertThat(tables.provisions(NORTH, third)).containsExactlyInAnyOrder("PERMIT TREAT", "DENY HRESCH");
    }

    @Test
    void aPermitThatIsOverIsExpiredAndOneToComeIsNotYetEffective() {
        SubjectToken another = someSubject();
        ledger.record(NORTH, subject, permit().during(ConsentPeriod.parse("2020-01-01", "2020-12-31")));
        ledger.record(NORTH, another, permit().during(ConsentPeriod.parse("2120-01-01", null)));

        assertDenied(question(NORTH, subject), CONSENT_EXPIRED);
        assertDenied(question(NORTH, another), CONSENT_NOT_YET_EFFECTIVE);
    }

    @Test
    void aWithdrawalLeavesNoConsentAndTheNextWordStartsAfresh() throws SQLException {
        ledger.record(NORTH, subject, permit());
        ConsentReference withdrawn = ledger.withdraw(NORTH, subject);
        assertDenied(question(NORTH, subject), CONSENT_MISSING);

        ConsentReference next = ledger.record(NORTH, subject, permit().forPurpose(TREAT));

        assertDenied(question(NORTH, subject), CONSENT_MISSING);
        assertThat(withdrawn.version()).isEqualTo(2);
        assertThat(tables.provisions(NORTH, next)).containsExactly("PERMIT TREAT");
    }

    @Test
    void consentToOneCustodianIsNoneToAnother() {
        ledger.record(NORTH, subject, permit());

        assertPermitted(question(NORTH, subject));
        assertDenied(question(SOUTH, subject), CONSENT_MISSING);
    }

    @Test
    void aRunThatAsksAgainGetsItsFirstAnswerAndNoSecondRecord() throws SQLException {
        ledger.record(NORTH, subject, permit());
        ConsentQuestion question = question(NORTH, subject);
        ConsentAnswer first = register.decide(question);
        ledger.record(NORTH, subject, deny());

        assertThat(register.decide(question)).isEqualTo(first);
        assertThat(tables.decisions(question)).hasSize(1);
    }

    @Test
    void anotherRunOfTheSameDocumentIsDecidedAnew() {
        ledger.record(NORTH, subject, permit());
        ConsentQuestion first = question(NORTH, subject);
        assertPermitted(first);
        ledger.record(NORTH, subject, deny());

        assertDenied(
                new ConsentQuestion(
                        first.document(), first.execution() + "-again", NORTH, subject, first.purpose(), first.kind()),
                CONSENT_REFUSED);
    }

    @Test
    void callsOfOneRunAtOnceGetOneAnswerAndLeaveOneRecord() throws Exception {
        ledger.record(NORTH, subject, permit());
        ConsentQuestion question = question(NORTH, subject);

        Set<ConsentAnswer> answers = new HashSet<>(atOnce(() -> register.decide(question)));

        assertThat(answers).hasSize(1);
        assertThat(tables.decisions(question)).hasSize(1);
    }

    @Test
    void recordingsAtOnceBecomeVersionsWithoutGaps() throws Exception {
        List<ConsentReference> recorded = atOnce(() -> ledger.record(NORTH, subject, permit()));

        assertThat(recorded).extracting(ConsentReference::version).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aRunThatAsksSomethingElseOfItsDocumentIsADefect() {
        ConsentQuestion first = question(NORTH, subject);
        register.decide(first);
        ConsentQuestion other =
                new ConsentQuestion(first.document(), first.execution(), NORTH, subject, TREAT, first.kind());

        assertThatExceptionOfType(InternalFault.class)
                .isThrownBy(() -> register.decide(other))
                .extracting(InternalFault::reason)
                .isEqualTo(ReasonCode.DEFECT);
    }

    private void assertPermitted(ConsentQuestion question) {
        assertThat(register.decide(question)).isInstanceOf(Permitted.class);
    }

    private void assertDenied(ConsentQuestion question, ReasonCode reason) {
        assertThat(register.decide(question)).isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.reason())
                .isEqualTo(reason));
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<T>> calls =
                    threads.invokeAll(Stream.generate(() -> call).limit(8).toList());
            return calls.stream().map(Future::resultNow).toList();
        }
    }
}
