package health.pratique.clinical;

import health.pratique.database.DatabaseSchema;
import health.pratique.database.EarlyConnection;
import io.quarkus.agroal.DataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The clinical store under Quarkus, which finds migrations while it builds so that native images hold them. */
public class ClinicalProducers {

    static final String DATA_SOURCE = "clinical";

    @Produces
    @Singleton
    public ClinicalStore store(
            @DataSource(DATA_SOURCE) javax.sql.DataSource database,
            @FlywayDataSource(DATA_SOURCE) Instance<Flyway> flyway,
            ClinicalDatabaseCredentials credentials,
            InstantSource clock) {
        DatabaseSchema schema = DatabaseSchema.of(database, ClinicalStore.MIGRATIONS, flyway::get);
        return new ClinicalStore(ClinicalStore.bound(database, schema, credentials.login()), clock);
    }

    @Produces
    @Singleton
    public EarlyConnection earlyConnection(ClinicalStore store) {
        return store::connect;
    }

    /** The same settings as without Quarkus. */
    @Singleton
    @FlywayDataSource(DATA_SOURCE)
    public static class SameAsWithoutQuarkus implements FlywayConfigurationCustomizer {

        @Override
        public void customize(FluentConfiguration configuration) {
            ClinicalStore.MIGRATIONS.configured(configuration);
        }
    }
}
