package health.pratique.consent;

import static org.assertj.core.api.Assertions.assertThatCode;

import health.pratique.database.DatabaseSchema;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConsentMigrationsTest {

    @Test
    void flywayIsNotAskedWhenAllMigrationsAreDone() throws SQLException {
        try (EmbeddedPostgresServer postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random())) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(postgres.jdbcUrl());
            database.setUser(postgres.login().user());
            database.setPassword(postgres.login().password());
            ConsentSchema.over(database).ensure();
            DatabaseSchema schema = DatabaseSchema.of(database, ConsentSchema.MIGRATIONS, () -> {
                throw new IllegalStateException("asked");
            });

            assertThatCode(schema::ensure).doesNotThrowAnyException();
        }
    }
}
