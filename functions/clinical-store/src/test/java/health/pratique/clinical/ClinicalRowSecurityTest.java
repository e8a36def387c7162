package health.pratique.clinical;

import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.Samples.SOUTH;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.fault.InternalFault;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What the database itself holds back, whatever a query says. */
class ClinicalRowSecurityTest {

    private static final PGSimpleDataSource DATABASE = ClinicalDatabase.fresh();

    @BeforeAll
    static void fill() {
        ClinicalStore store = ClinicalStore.over(DATABASE, ClinicalDatabase.ticking());
        for (var custodian : List.of(NORTH, SOUTH)) {
            store.write(custodian, IDENTIFIED, List.of(Samples.patient(ROSALIND, "Quimby", "Rosalind", "1961-02-14")));
            store.write(
                    custodian, IDENTIFIED, List.of(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03")));
            store.search(custodian, IDENTIFIED, ResourceQuery.of("Patient", 10));
            store.write(custodian, IDENTIFIED, List.of(new ResourceWrite.Delete("Observation", "chol-1", null)));
            store.write(
                    custodian, IDENTIFIED, List.of(Samples.observation("chol-1", ROSALIND, "2093-3", "2024-03-03")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clinical_resource",
                "clinical_version",
                "clinical_token",
                "clinical_string",
                "clinical_date",
                "clinical_quantity",
                "clinical_position",
                "clinical_seal"
            })
    void aForgedQuerySeesOnlyTheCustodianOfTheTransaction(String table) throws SQLException {
        assertThat(custodians("north-clinic", "select custodian from " + table + " where custodian <> 'x' or 1 = 1"))
                .isNotEmpty()
                .containsOnly("north-clinic");
        assertThat(custodians("", "select custodian from " + table)).isEmpty();
    }

    @Test
    void noTableIsWithoutItsPolicy() throws SQLException {
        assertThat(
                        custodians(
                                "",
                                "select relname from pg_class where relname like 'clinical_%' and relkind = 'r'"
                                        + " and relname <> 'clinical_schema_history' and not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void noRowCanBeAddedForAnotherCustodian() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> custodians(
                        "north-clinic", "insert into clinical_seal values ('west-clinic', 'x') returning custodian"))
                .matches(refused -> "42501".equals(refused.getSQLState()));
    }

    @Test
    void aRoleThatPoliciesDoNotBindIsRefused() {
        PostgresLogin superuser = new PostgresLogin("clinical", "postgres", "of-this-test-only");
        try (EmbeddedPostgresServer other = EmbeddedPostgresServer.startEphemeral(superuser)) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(other.jdbcUrl());
            database.setUser(superuser.user());
            database.setPassword(superuser.password());
            ClinicalStore store = ClinicalStore.over(database, InstantSource.system());

            assertThatExceptionOfType(InternalFault.class)
                    .isThrownBy(() -> store.read(NORTH, IDENTIFIED, "Patient", "1"))
                    .extracting(InternalFault::reason)
                    .isEqualTo(ReasonCode.SETTING_INVALID);
        }
    }

    @Test
    void aDatabaseThatIsAwayIsATransientFaultThatQuotesNothing() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/clinical");
        ClinicalStore store = ClinicalStore.over(nowhere, InstantSource.system());

        assertThatExceptionOfType(TransientFault.class)
                .isThrownBy(() -> store.read(NORTH, IDENTIFIED, "Patient", "1"))
                .matches(fault -> fault.reason() == ReasonCode.CLINICAL_STORE_UNAVAILABLE)
                .withNoCause();
    }

    @Test
    void theIndexTellsNothingOfWhatIsInAResource() throws SQLException {
        assertThat(custodians(
                        "north-clinic",
                        "select row_to_json(t)::text from clinical_token t union all"
                                + " select row_to_json(d)::text from clinical_quantity d"))
                .noneMatch(row -> row.contains("Quimby") || row.contains("2093-3"));
    }

    private static List<String> custodians(String custodian, String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('pratique.custodian', '" + custodian + "', true)");
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            connection.rollback();
            return rows;
        }
    }
}
