package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.model.ConsentDecision;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.SubjectToken;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Consents in FHIR's form, and custodians' policies, over a real PostgreSQL. */
class ConsentRecordsTest {

    private static final ConsentRule NESTED = ConsentRule.of(ConsentDecision.DENY)
            .during(ConsentPeriod.parse("2026-01-01", "2030-12-31"))
            .except(
                    ConsentRule.of(
                                    ConsentDecision.PERMIT,
                                    new PurposeCriterion(Set.of("CLINTRCH", "TREAT")),
                                    new ActionCriterion(Set.of("disclose")),
                                    new ActorCriterion(Set.of(new ConsentActor(
                                            new ConsentCode(ConsentCode.PARTICIPATION, "PRCP"), "Organization/a"))))
                            .except(ConsentRule.of(
                                    ConsentDecision.DENY,
                                    new LabelCriterion(Set.of(new ConsentCode(ConsentCode.ACT_CODE, "HIV"))),
                                    new ClassCriterion(Set.of(new ConsentCode(ConsentCode.LOINC, "18842-5"))),
                                    new CodeCriterion(Set.of(new ConsentCode("http://snomed.info/sct", "1"))),
                                    new DataPeriodCriterion(ConsentPeriod.parse(null, "2020-12-31")))),
                    ConsentRule.of(ConsentDecision.PERMIT, new PurposeCriterion(Set.of("HRESCH"))));

    private static EmbeddedPostgresServer postgres;
    private static ConsentRecords records;
    private static ConsentTables tables;

    private final SubjectToken subject = ConsentSamples.someSubject();

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
        records = ConsentRecords.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
        tables = new ConsentTables(postgres);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void everyCriterionAtEveryDepthComesBackAsItWasPut() {
        StoredConsent put = records.put(NORTH, draft("a", "active", NESTED));

        assertThat(records.read(NORTH, put.reference().id())).contains(put);
        assertThat(put.said()).singleElement().satisfies(said -> {
            assertThat(said.rule()).isEqualTo(NESTED);
            assertThat(said.consent()).isEqualTo(put.reference());
        });
    }

    @Test
    void aChangeIsANewVersionAndTheSameAgainIsNone() {
        StoredConsent first = records.put(NORTH, draft("a", "active", NESTED));
        StoredConsent again = records.put(NORTH, draft("a", "active", NESTED));
        StoredConsent second = records.put(NORTH, draft("b", "inactive", NESTED));

        assertThat(again).isEqualTo(first);
        assertThat(second.reference())
                .isEqualTo(new ConsentReference(first.reference().id(), 2));
        assertThat(records.history(NORTH, first.reference().id())).containsExactly(second, first);
        assertThat(records.vread(NORTH, first.reference())).contains(first);
    }

    @Test
    void aConsentOfAnotherCustodianDoesNotExist() {
        StoredConsent put = records.put(NORTH, draft("a", "active", NESTED));

        assertThat(records.read(SOUTH, put.reference().id())).isEmpty();
        assertThat(records.search(SOUTH, ConsentSearch.of(subject))).isEmpty();
    }

    @Test
    void aSearchFindsTheNewestVersionsByWhatIsNamed() {
        records.put(NORTH, draft("a", "active", NESTED));
        StoredConsent newest = records.put(NORTH, draft("b", "rejected", NESTED));
        Instant said = Instant.parse("2026-03-04T00:00:00Z");

        assertThat(records.search(NORTH, ConsentSearch.of(subject))).containsExactly(newest);
        assertThat(found("active", null, null, null, null)).isEmpty();
        assertThat(found("rejected", said, said.plusSeconds(1), "http://loinc.org|59284-0", "HRESCH"))
                .containsExactly(newest);
        assertThat(found(null, said.plusSeconds(1), null, null, null)).isEmpty();
        assertThat(found(null, null, null, null, "HPAYMT")).isEmpty();
        assertThat(found(null, null, null, "http://loinc.org|1", null)).isEmpty();
    }

    @Test
    void whatWasRecordedByItselfIsFoundToo() {
        ConsentReference said = ConsentLedger.at(
                        postgres.jdbcUrl(),
                        postgres.login().user(),
                        postgres.login().password())
                .record(NORTH, subject, ConsentStatement.permit().forPurpose(PurposeOfUse.HRESCH));

        assertThat(found("active", null, null, null, "HRESCH")).singleElement().satisfies(found -> {
            assertThat(found.reference()).isEqualTo(said);
            assertThat(found.resource()).isNull();
        });
    }

    @Test
    void noRowOfAConsentOrAPolicyIsEverChanged() throws SQLException {
        StoredConsent put = records.put(NORTH, draft("a", "active", NESTED));

        assertThat(tables.lines(
                        NORTH,
                        "with changed as (update consent set resource = '{}' where id = ? returning 1) select 1::text from changed",
                        put.reference().id()))
                .isEmpty();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(
                        () -> tables.lines(NORTH, "with gone as (delete from consent_policy returning 1) table gone"))
                .matches(refused -> "42501".equals(refused.getSQLState()));
    }

    @Test
    void aPolicyIsVersionedByPurposeAndSaysWhoAndWhere() {
        PolicyLedger policies = PolicyLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
        policies.record(NORTH, PurposeOfUse.TREAT, ConsentDecision.PERMIT, "Policy 3.1", "j.doe", recorded -> {});
        policies.record(NORTH, PurposeOfUse.HPAYMT, ConsentDecision.PERMIT, "Policy 3.2", "j.doe", recorded -> {});
        policies.record(NORTH, PurposeOfUse.TREAT, ConsentDecision.DENY, "Policy of 2027, 1", "a.roe", recorded -> {});

        assertThat(policies.history(NORTH))
                .extracting(CustodianPolicy::purpose, CustodianPolicy::version, CustodianPolicy::citation)
                .containsExactly(
                        tuple(PurposeOfUse.HPAYMT, 1, "Policy 3.2"),
                        tuple(PurposeOfUse.TREAT, 1, "Policy 3.1"),
                        tuple(PurposeOfUse.TREAT, 2, "Policy of 2027, 1"));
        assertThat(policies.history(SOUTH)).isEmpty();
    }

    @Test
    void aPolicyWhoseChangeCannotBePutOnTheTrailIsNotRecorded() {
        PolicyLedger policies = PolicyLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> policies.record(
                        SOUTH, PurposeOfUse.TREAT, ConsentDecision.PERMIT, "Policy 3.1", "j.doe", recorded -> {
                            throw new IllegalStateException("no trail");
                        }));
        assertThat(policies.history(SOUTH)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies.record(
                        SOUTH, PurposeOfUse.HRESCH, ConsentDecision.PERMIT, "Policy 3.1", "j.doe", recorded -> {}));
    }

    private List<StoredConsent> found(String status, Instant from, Instant until, String category, String purpose) {
        return records.search(NORTH, new ConsentSearch(subject, status, from, until, category, purpose, 10));
    }

    private ConsentDraft draft(String content, String status, ConsentRule rule) {
        UUID id = ConsentDraft.idOf(NORTH, subject, "form");
        return new ConsentDraft(
                id,
                subject,
                status,
                rule,
                "{\"resourceType\": \"Consent\"}",
                content.repeat(64),
                Instant.parse("2026-03-04T00:00:00Z"),
                List.of("http://loinc.org|59284-0"));
    }
}
