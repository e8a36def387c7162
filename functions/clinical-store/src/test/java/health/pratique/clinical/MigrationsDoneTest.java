package health.pratique.clinical;

import static health.pratique.clinical.Samples.NORTH;
import static health.pratique.clinical.View.IDENTIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import health.pratique.database.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a function that starts asks of tables that are there already. */
class MigrationsDoneTest {

    private final PGSimpleDataSource database = ClinicalDatabase.fresh();

    MigrationsDoneTest() {
        assertThat(ClinicalStore.over(database, ClinicalDatabase.ticking())
                        .read(NORTH, IDENTIFIED, "Patient", "nobody"))
                .isEmpty();
    }

    @Test
    void flywayIsNotAskedWhenAllMigrationsAreDone() {
        DatabaseSchema schema = DatabaseSchema.of(database, ClinicalStore.MIGRATIONS, MigrationsDoneTest::notAsked);

        assertThatCode(schema::ensure).doesNotThrowAnyException();
    }

    @Test
    void aMigrationThatIsNotDoneIsLeftToFlyway() throws SQLException {
        change("delete from clinical_schema_history where version = '4'");
        DatabaseSchema schema = DatabaseSchema.of(database, ClinicalStore.MIGRATIONS, MigrationsDoneTest::notAsked);

        assertThatExceptionOfType(FlywayAsked.class).isThrownBy(schema::ensure);
    }

    @Test
    void aMigrationThatWasChangedAfterItWasDoneIsRefused() throws SQLException {
        change("update clinical_schema_history set checksum = checksum + 1 where version = '2'");

        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(DatabaseSchema.over(database, ClinicalStore.MIGRATIONS)::ensure);
    }

    @Test
    void aMigrationThatFailedIsRefused() throws SQLException {
        change("update clinical_schema_history set success = false where version = '4'");

        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(DatabaseSchema.over(database, ClinicalStore.MIGRATIONS)::ensure);
    }

    @Test
    void codeOfBeforeAMigrationRunsOnTheTablesOfAfterIt() throws SQLException {
        change("""
                insert into clinical_schema_history
                select max(installed_rank) + 1, '99', 'of newer code', 'SQL', 'V99.sql', 7, current_user, now(), 1, true
                from clinical_schema_history""");
        DatabaseSchema schema = DatabaseSchema.of(database, ClinicalStore.MIGRATIONS, this::asQuarkusMakesIt);

        assertThatCode(schema::ensure).doesNotThrowAnyException();
    }

    private Flyway asQuarkusMakesIt() {
        FluentConfiguration withoutFlywaysDefault = Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + ClinicalStore.MIGRATIONS.location())
                .ignoreMigrationPatterns(new ValidatePattern[0]);
        return ClinicalStore.MIGRATIONS.configured(withoutFlywaysDefault).load();
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        }
    }

    private static Flyway notAsked() {
        throw new FlywayAsked();
    }

    private static final class FlywayAsked extends RuntimeException {}
}
