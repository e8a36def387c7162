package health.pratique.consent;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL and its login in Secrets Manager; with the argument {@code down} it is stopped before Quarkus starts, with
 * {@code proxied} it is reached through a {@link DatabaseProxy}.
 */
public final class ConsentDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final String SECRET = "consent-login";

    private final PostgresLogin login = PostgresLogin.random();
    private boolean down;
    private boolean proxied;
    private @Nullable DatabaseProxy proxy;
    private EmbeddedPostgresServer postgres;
    private final SecretStore secrets = SecretStore.inMemory();
    private Gateway gateway;

    @Override
    public void init(Map<String, String> arguments) {
        down = arguments.containsKey("down");
        proxied = arguments.containsKey("proxied");
    }

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgresServer.startEphemeral(login);
        keep(secrets, login.user(), login.password());
        gateway = gateway();
        if (down) {
            postgres.stop();
        }
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        return Map.ofEntries(
                Map.entry("pratique.consent.database-url", url()),
                Map.entry("pratique.consent.database-secret", SECRET),
                Map.entry("pratique.environment", "test"),
                Map.entry("pratique.documents-table", "documents"),
                Map.entry("pratique.audit-table", "audit-trail"),
                Map.entry("pratique.configuration-table", "custodian-configuration"),
                Map.entry("pratique.intake-bucket", "intake"),
                Map.entry("pratique.released-bucket", "released"),
                Map.entry("pratique.quarantine-bucket", "quarantine"),
                Map.entry("pratique.subject-key-secret", "subject-key"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgresServer.class));
        injector.injectIntoFields(proxy, new TestInjector.MatchesType(DatabaseProxy.class));
        injector.injectIntoFields(secrets, new TestInjector.MatchesType(SecretStore.class));
    }

    @Override
    public void stop() {
        try {
            gateway.close();
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.close();
    }

    private String url() {
        if (!proxied) {
            return postgres.jdbcUrl();
        }
        proxy = DatabaseProxy.to(postgres.port());
        return postgres.jdbcUrl().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
    }

    /** As RDS keeps it. */
    static void keep(SecretStore secrets, String user, String password) {
        secrets.put(
                SECRET,
                "arn:aws:secretsmanager:eu-central-1:000000000000:secret:" + SECRET,
                "{\"engine\":\"postgres\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
    }

    private Gateway gateway() {
        try {
            return Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
