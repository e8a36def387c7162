package health.pratique.consent;

import static health.pratique.consent.ConsentSamples.NORTH;
import static health.pratique.consent.ConsentSamples.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.model.Custodian;
import health.pratique.model.SubjectToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself holds back, whatever a query says. Without Quarkus, as the command line uses the ledger. */
class ConsentRowSecurityTest {

    private static final SubjectToken PATIENT_OF_NORTH = ConsentSamples.someSubject();

    private static EmbeddedPostgresServer postgres;
    private static ConsentTables tables;
    private static ConsentReference consentOfNorth;

    @BeforeAll
    static void recordAConsentWithEach() {
        postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
        tables = new ConsentTables(postgres);
        ConsentLedger ledger = ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
        consentOfNorth = ledger.record(NORTH, PATIENT_OF_NORTH, ConsentStatement.permit());
        ledger.record(SOUTH, ConsentSamples.someSubject(), ConsentStatement.permit());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select custodian from consent",
                "select custodian from consent where custodian = 'south-clinic' or 1 = 1",
                "select custodian from consent_provision",
                "select c.custodian from consent c join consent_provision p on true",
                "with every as (select * from consent) select custodian from every",
                "select custodian from (table consent union all table consent) as both_halves"
            })
    void aForgedQuerySeesOnlyTheCustodianOfTheTransaction(String forged) throws SQLException {
        assertThat(tables.lines(NORTH, forged)).isNotEmpty().containsOnly("north-clinic");
    }

    @Test
    void askingForAnotherCustodiansRowsFindsNone() throws SQLException {
        assertThat(tables.lines(NORTH, "select id::text from consent where custodian = 'south-clinic'"))
                .isEmpty();
        assertThat(tables.lines(SOUTH, "select id::text from consent where id = ?", consentOfNorth.id()))
                .isEmpty();
    }

    @Test
    void aTransactionThatNamesNoCustodianSeesNothing() throws SQLException {
        try (Connection connection = tables.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from consent")) {
            row.next();

            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void theCustodianIsForgottenWithItsTransaction() throws SQLException {
        try (Connection connection = tables.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pratique.custodian', 'north-clinic', true)");
            connection.commit();
            try (ResultSet row = statement.executeQuery("select count(*) from consent")) {
                row.next();

                assertThat(row.getInt(1)).isZero();
            }
        }
    }

    @Test
    void noRowCanBeAddedForAnotherCustodian() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> change(
                        NORTH,
                        "insert into consent values ('south-clinic', gen_random_uuid(), 1, '" + PATIENT_OF_NORTH
                                + "', 'active', now())"))
                .matches(refused -> "42501".equals(refused.getSQLState()));
    }

    @Test
    void aConsentOnRecordCannotBeChanged() throws SQLException {
        assertThat(change(NORTH, "update consent set status = 'inactive'")).isZero();
        assertThat(change(NORTH, "update consent_provision set ruling = 'DENY'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from consent_provision",
                "delete from consent_decision",
                "truncate consent_decision",
                "delete from consent_lapse",
                "truncate consent_policy_followed"
            })
    void nothingOnRecordCanBeRemoved(String removal) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> change(NORTH, removal))
                .matches(refused -> "42501".equals(refused.getSQLState()));
    }

    @Test
    void aRoleThatPoliciesDoNotBindIsRefused() {
        PostgresLogin superuser = new PostgresLogin("consents", "postgres", "of-this-test-only");
        try (EmbeddedPostgresServer other = EmbeddedPostgresServer.startEphemeral(superuser)) {
            ConsentLedger ledger = ConsentLedger.at(other.jdbcUrl(), superuser.user(), superuser.password());

            assertThatExceptionOfType(InternalFault.class)
                    .isThrownBy(() -> ledger.record(NORTH, PATIENT_OF_NORTH, ConsentStatement.permit()))
                    .extracting(InternalFault::reason)
                    .isEqualTo(ReasonCode.SETTING_INVALID);
        }
    }

    private static int change(Custodian custodian, String sql) throws SQLException {
        try (Connection connection = tables.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pratique.custodian', '" + custodian + "', true)");
            try {
                return statement.executeUpdate(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}
