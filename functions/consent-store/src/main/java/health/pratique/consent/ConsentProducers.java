package health.pratique.consent;

import health.pratique.database.EarlyConnection;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The consent tables under Quarkus, which finds migrations while it builds so that native images hold them. */
public class ConsentProducers {

    @Produces
    @Singleton
    public ConsentSchema schema(DataSource database, Instance<Flyway> flyway) {
        return ConsentSchema.of(database, flyway::get);
    }

    @Produces
    @Singleton
    public ConsentRecords records(DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        return new ConsentRecords(new ConsentTransaction(database, schema), credentials::prepare);
    }

    @Produces
    @Singleton
    public EarlyConnection earlyConnection(
            DataSource database, ConsentSchema schema, ConsentDatabaseCredentials credentials) {
        return () -> {
            credentials.prepare();
            schema.ensure();
            database.getConnection().close();
        };
    }

    /** The same settings as without Quarkus. */
    @Singleton
    public static class SameAsWithoutQuarkus implements FlywayConfigurationCustomizer {

        @Override
        public void customize(FluentConfiguration configuration) {
            ConsentSchema.MIGRATIONS.configured(configuration);
        }
    }
}
