package health.pratique.clinical;

import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.Samples.ROSALIND;
import static health.pratique.clinical.Samples.SOUTH;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.database.CustodianDatabase;
import health.pratique.database.DatabaseAccess;
import health.pratique.database.DatabaseSchema;
import health.pratique.database.Question;
import health.pratique.database.Sql;
import health.pratique.fault.ReasonCode;
import health.pratique.model.Custodian;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A connection that one custodian after another uses, each in one round trip, without a transaction that anybody opened. */
class OneRoundTripTest {

    private static final Sql EVERYTHING = Sql.of("select custodian from clinical_resource");

    private final PGSimpleDataSource database = ClinicalDatabase.fresh();
    private final PooledConnection pooled;
    private final CustodianDatabase asked;

    OneRoundTripTest() throws SQLException {
        ClinicalStore store = ClinicalStore.over(database, ClinicalDatabase.ticking());
        store.write(NORTH, IDENTIFIED, List.of(Samples.patient(ROSALIND, "Quimby", "Rosalind", "1961-02-14")));
        PGConnectionPoolDataSource pool = new PGConnectionPoolDataSource();
        pool.setUrl(database.getUrl());
        pool.setUser(database.getUser());
        pool.setPassword(database.getPassword());
        pooled = pool.getPooledConnection();
        PGSimpleDataSource one = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return pooled.getConnection();
            }
        };
        asked = new CustodianDatabase(
                one,
                DatabaseSchema.over(database, ClinicalStore.MIGRATIONS),
                DatabaseAccess.NO_OP,
                ReasonCode.CLINICAL_STORE_UNAVAILABLE,
                Duration.ofSeconds(60));
    }

    @AfterEach
    void close() throws SQLException {
        pooled.close();
    }

    @Test
    void everyStatementSeesTheCustodianAndNoOther() {
        assertThat(custodians(NORTH)).containsExactly("north-clinic", "north-clinic");
        assertThat(custodians(SOUTH)).isEmpty();
    }

    @Test
    void nothingOfTheCustodianIsLeftOnTheConnection() throws SQLException {
        custodians(NORTH);

        assertThat(seenByNobody()).isEmpty();
    }

    @Test
    void nothingIsLeftAfterAStatementThatFails() throws SQLException {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> asked.ask(
                        NORTH,
                        new Question<>(
                                EVERYTHING.and(Sql.of("select 1 / 0")),
                                results -> results.rows(row -> row.getString("custodian")))));

        assertThat(seenByNobody()).isEmpty();
        assertThat(custodians(NORTH)).hasSize(2);
    }

    /** Asked twice. */
    private List<String> custodians(Custodian custodian) {
        return asked.ask(custodian, new Question<>(EVERYTHING.and(EVERYTHING), results -> {
            List<String> first = results.rows(row -> row.getString("custodian"));
            first.addAll(results.rows(row -> row.getString("custodian")));
            return first;
        }));
    }

    private String seenByNobody() throws SQLException {
        StringBuilder seen = new StringBuilder();
        try (Connection connection = pooled.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select custodian from clinical_resource")) {
            while (rows.next()) {
                seen.append(rows.getString(1));
            }
        }
        return seen.toString();
    }
}
