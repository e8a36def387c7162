package health.pratique.consent;

import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real PostgreSQL and its login in Secrets Manager; with the argument {@code down} it is stopped before Quarkus starts. */
public final class ConsentDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private final PostgresLogin login = PostgresLogin.random();
    private boolean down;
    private EmbeddedPostgresServer postgres;
    private SecretsEndpoint secrets;

    @Override
    public void init(Map<String, String> arguments) {
        down = arguments.containsKey("down");
    }

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgresServer.startEphemeral(login);
        secrets = new SecretsEndpoint(login.user(), login.password());
        if (down) {
            postgres.stop();
        }
        System.setProperty("aws.endpointUrlSecretsManager", secrets.address());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        return Map.ofEntries(
                Map.entry("pratique.consent.database-url", postgres.jdbcUrl()),
                Map.entry("pratique.consent.database-secret", "consent-login"),
                Map.entry("pratique.environment", "test"),
                Map.entry("pratique.documents-table", "documents"),
                Map.entry("pratique.audit-table", "audit-trail"),
                Map.entry("pratique.intake-bucket", "intake"),
                Map.entry("pratique.released-bucket", "released"),
                Map.entry("pratique.quarantine-bucket", "quarantine"),
                Map.entry("pratique.subject-key-secret", "subject-key"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgresServer.class));
        injector.injectIntoFields(secrets, new TestInjector.MatchesType(SecretsEndpoint.class));
    }

    @Override
    public void stop() {
        secrets.close();
        postgres.close();
    }
}
