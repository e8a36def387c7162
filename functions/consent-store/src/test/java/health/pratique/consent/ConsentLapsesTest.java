package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.someDocument;
import static health.pratique.consent.ConsentSamples.someSubject;
import static org.assertj.core.api.Assertions.assertThat;

import health.pratique.consent.ConsentCause.PeriodPassed;
import health.pratique.consent.ConsentCause.PolicyRevoked;
import health.pratique.consent.ConsentLapses.Page;
import health.pratique.consent.ConsentLapses.Passed;
import health.pratique.consent.ConsentLapses.Revoked;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentKind;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changes without a word of the patient is found by index, page by page, on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(ConsentDatabaseResource.class)
class ConsentLapsesTest {

    private static final Instant END = Instant.parse("2091-01-01T00:00:00Z");
    private static final Instant AFTER_IT = END.plusSeconds(1);

    @Inject
    ConsentRegister register;

    @Inject
    ConsentLapses lapses;

    @Inject
    ConsentChanges changes;

    EmbeddedPostgresServer postgres;

    private final Custodian clinic =
            new Custodian("clinic-" + UUID.randomUUID().toString().substring(0, 8));
    private final SubjectToken patient = someSubject();
    private ConsentLedger ledger;

    @BeforeEach
    void openLedger() {
        ledger = ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }

    @Test
    void theEndOfAPermitIsWrittenDownOnceItHasCome() {
        ConsentReference consent = permittedUntilTheEnd(patient);
        assertThat(lapses.periods(clinic, Passed.NONE, END.minusSeconds(1), 10)).isEmpty();
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        assertThat(changes.lapsed(clinic, 10))
                .containsExactly(new ConsentChange(clinic, patient, new PeriodPassed(consent), END));
    }

    @Test
    void theBeginningOfARefusalIsWrittenDownToo() {
        ledger.record(clinic, patient, ConsentStatement.permit());
        register.decide(question(patient, PurposeOfUse.HRESCH));
        ledger.record(
                clinic,
                patient,
                ConsentStatement.deny().forPurpose(PurposeOfUse.HRESCH).during(new ConsentPeriod(END, null)));
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        assertThat(changes.lapsed(clinic, 10)).extracting(ConsentChange::at).containsExactly(END);
    }

    @Test
    void manyThatEndAtTheSameMomentAreGoneThroughPageByPage() {
        for (int i = 0; i < 5; i++) {
            permittedUntilTheEnd(someSubject());
        }
        int pages = 0;
        Optional<Page<Passed>> page = lapses.periods(clinic, Passed.NONE, AFTER_IT, 2);
        while (page.isPresent()) {
            pages++;
            page = lapses.periods(clinic, page.get().last(), AFTER_IT, 2);
        }
        assertThat(pages).isEqualTo(3);
        assertThat(changes.lapsed(clinic, 10)).hasSize(5);
    }

    @Test
    void anEarlierVersionsEndIsNobodysEndAnyMore() {
        permittedUntilTheEnd(patient);
        ledger.withdraw(clinic, patient);
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
    }

    @Test
    void whereNothingWasPermittedNothingEnds() {
        ledger.record(clinic, patient, untilTheEnd());
        assertThat(lapses.periods(clinic, Passed.NONE, AFTER_IT, 10)).isPresent();
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
    }

    @Test
    void aBeginningThatWasOverWhenItWasRecordedIsNoChange() {
        ledger.record(
                clinic,
                patient,
                ConsentStatement.permit().during(new ConsentPeriod(Instant.parse("2020-01-01T00:00:00Z"), null)));
        register.decide(question(patient, PurposeOfUse.HRESCH));
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
    }

    @Test
    void anEndIsFollowedOnceAndOfItsCustodianAlone() {
        permittedUntilTheEnd(patient);
        lapses.periods(clinic, Passed.NONE, AFTER_IT, 10);
        assertThat(lapses.periods(ConsentSamples.SOUTH, Passed.NONE, AFTER_IT, 10))
                .isEmpty();
        assertThat(changes.lapsed(ConsentSamples.SOUTH, 10)).isEmpty();
        ConsentChange change = changes.lapsed(clinic, 10).getFirst();
        assertThat(changes.close(change, 1)).isTrue();
        assertThat(changes.close(change, 1)).isFalse();
        assertThat(changes.lapsed(clinic, 10)).isEmpty();
    }

    @Test
    void aPolicyThatDoesNotPermitAnyMoreIsFollowedToEachPatientOfWhomItHadPermittedSomething() {
        policy(ConsentDecision.PERMIT);
        List<SubjectToken> permitted = List.of(someSubject(), someSubject(), someSubject());
        permitted.forEach(one -> register.decide(question(one, PurposeOfUse.TREAT)));
        register.decide(question(permitted.getFirst(), PurposeOfUse.TREAT));
        permittedUntilTheEnd(someSubject());
        policy(ConsentDecision.DENY);
        Revoked revoked = lapses.revoked(clinic).getFirst();
        Page<SubjectToken> first = lapses.permittedBy(revoked, null, 2).orElseThrow();
        assertThat(first.more()).isTrue();
        assertThat(lapses.permittedBy(revoked, first.last(), 2).orElseThrow().more())
                .isFalse();
        assertThat(changes.lapsed(clinic, 10))
                .extracting(ConsentChange::subject)
                .containsExactlyInAnyOrderElementsOf(permitted);
        assertThat(changes.lapsed(clinic, 10))
                .extracting(ConsentChange::cause)
                .containsOnly(new PolicyRevoked(PurposeOfUse.TREAT, 2));
    }

    @Test
    void aPolicyIsLookedAtUntilAllItsPatientsAreWrittenDownAndThenNoMore() {
        policy(ConsentDecision.PERMIT);
        policy(ConsentDecision.DENY);
        Revoked revoked = lapses.revoked(clinic).getFirst();
        assertThat(lapses.permittedBy(revoked, null, 10)).isEmpty();
        lapses.followed(revoked);
        lapses.followed(revoked);
        assertThat(lapses.revoked(clinic)).isEmpty();
    }

    @Test
    void aPolicyThatNeverPermittedOrStillDoesTakesNothingBack() {
        policy(ConsentDecision.DENY);
        policy(ConsentDecision.PERMIT);
        policy(ConsentDecision.PERMIT);
        assertThat(lapses.revoked(clinic)).isEmpty();
    }

    @Test
    void endsAndBeginningsAreReadByIndexHoweverManyConsentsThereAre() throws SQLException {
        permittedUntilTheEnd(patient);
        ConsentTables tables = new ConsentTables(postgres);
        assertThat(String.join("\n", tables.lines(clinic, "explain " + page("period_end"), clinic.value())))
                .contains("consent_provision_by_end");
        assertThat(String.join("\n", tables.lines(clinic, "explain " + page("period_start"), clinic.value())))
                .contains("consent_provision_by_start");
    }

    /** A table of a few rows is read whole by any planner that may. */
    private static String page(String column) {
        return "select consent_id from consent_provision where custodian = ? and " + column + " <= now()"
                + " and (" + column + ", consent_id) > ('2020-01-01', '00000000-0000-0000-0000-000000000000')"
                + " order by " + column + ", consent_id fetch first 1000 rows with ties";
    }

    private ConsentReference permittedUntilTheEnd(SubjectToken subject) {
        ConsentReference consent = ledger.record(clinic, subject, untilTheEnd());
        register.decide(question(subject, PurposeOfUse.HRESCH));
        return consent;
    }

    private static ConsentStatement untilTheEnd() {
        return ConsentStatement.permit().forPurpose(PurposeOfUse.HRESCH).during(new ConsentPeriod(null, END));
    }

    private ConsentQuestion question(SubjectToken subject, PurposeOfUse purpose) {
        return new ConsentQuestion(
                someDocument(), UUID.randomUUID().toString(), clinic, subject, purpose, DocumentKind.PROGRESS_NOTE);
    }

    private void policy(ConsentDecision ruling) {
        PolicyLedger.at(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password())
                .record(clinic, PurposeOfUse.TREAT, ruling, "Board, 3 May", "j.doe", recorded -> {});
    }
}
