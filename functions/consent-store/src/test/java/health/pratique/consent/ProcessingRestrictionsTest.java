package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ProcessingRestrictions.Restriction;
import health.pratique.fault.ReasonCode;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A restriction stops what consents permit, until it is lifted; over a real PostgreSQL. */
class ProcessingRestrictionsTest {

    private static final Instant BEFORE = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant DURING = Instant.parse("2026-06-15T00:00:00Z");
    private static final Instant LIFTED = Instant.parse("2026-07-01T00:00:00Z");

    private static EmbeddedPostgresServer postgres;
    private static PGSimpleDataSource database;

    private final SubjectToken subject = ConsentSamples.someSubject();
    private final ConsentLedger ledger = ConsentLedger.over(database);
    private final ProcessingRestrictions restrictions = ProcessingRestrictions.over(database);

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
        database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl());
        database.setUser(postgres.login().user());
        database.setPassword(postgres.login().password());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aRestrictionRefusesWhatTheNarrowestPermitAllows() {
        ledger.record(NORTH, subject, narrow());
        restrictions.impose(restriction(null, null), FROM);

        assertThat(answer(BEFORE)).isInstanceOf(ConsentAnswer.Permitted.class);
        assertThat(answer(DURING))
                .isInstanceOfSatisfying(ConsentAnswer.Denied.class, denied -> assertThat(denied.reason())
                        .isEqualTo(ReasonCode.CONSENT_REFUSED));
    }

    @Test
    void aPermitThatComesAfterwardsDoesNotLiftIt() {
        restrictions.impose(restriction(null, null), FROM);
        ledger.record(NORTH, subject, narrow());

        assertThat(answer(DURING)).isInstanceOf(ConsentAnswer.Denied.class);
    }

    @Test
    void onceLiftedWhatWasPermittedBeforeIsPermittedAgain() {
        ledger.record(NORTH, subject, narrow());
        ConsentReference imposed = restrictions.impose(restriction(null, null), FROM);
        ConsentReference lifted = restrictions.lift(restriction(null, null), FROM, LIFTED);

        assertThat(lifted).isEqualTo(new ConsentReference(imposed.id(), 2));
        assertThat(answer(LIFTED)).isInstanceOf(ConsentAnswer.Permitted.class);
    }

    @Test
    void oneForAPurposeLeavesTheOthers() {
        ledger.record(NORTH, subject, narrow());
        restrictions.impose(restriction(PurposeOfUse.HPAYMT, null), FROM);

        assertThat(answer(DURING)).isInstanceOf(ConsentAnswer.Permitted.class);
    }

    @Test
    void imposedTwiceItIsOneVersion() {
        ConsentReference once = restrictions.impose(restriction(null, null), FROM);

        assertThat(restrictions.impose(restriction(null, null), FROM)).isEqualTo(once);
    }

    @Test
    void allThatWasSaidIsInThePatientsHistory() {
        ledger.record(NORTH, subject, ConsentStatement.permit());
        ledger.withdraw(NORTH, subject);
        restrictions.impose(restriction(null, DocumentKind.PROGRESS_NOTE), FROM);

        assertThat(SubjectHistory.over(database).consents(NORTH, subject))
                .extracting(StoredConsent::status)
                .containsExactlyInAnyOrder("active", "active", "inactive");
    }

    private static ConsentStatement narrow() {
        ConsentQuestion question = ConsentSamples.question(NORTH, ConsentSamples.someSubject());
        return ConsentStatement.permit().forPurpose(question.purpose()).ofKind(question.kind());
    }

    private Restriction restriction(@Nullable PurposeOfUse purpose, @Nullable DocumentKind kind) {
        return new Restriction(NORTH, subject, "request-1", purpose, kind);
    }

    private ConsentAnswer answer(Instant at) {
        ConsentQuestion question = ConsentSamples.question(NORTH, subject);
        return ReadingConsents.over(database)
                .standing(NORTH, question.purpose(), List.of(subject))
                .answer(question, at);
    }
}
