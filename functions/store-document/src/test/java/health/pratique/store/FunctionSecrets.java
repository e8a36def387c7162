package health.pratique.store;

import health.pratique.kit.stores.TestKeys;
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

/** A real PostgreSQL for the consents; its login in Secrets Manager, and KMS, over HTTP. */
public final class FunctionSecrets implements QuarkusTestResourceLifecycleManager {

    static final PostgresLogin LOGIN = PostgresLogin.random();

    private EmbeddedPostgresServer postgres;
    private Gateway gateway;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgresServer.startEphemeral(LOGIN);
        SecretStore secrets = SecretStore.inMemory();
        put(secrets, "subject-key", "an invented key of at least 32 bytes");
        put(
                secrets,
                "consent-login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(LOGIN.user(), LOGIN.password()));
        try {
            gateway = Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets), TestKeys.kms()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.endpointUrlKms", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return Map.of(
                "pratique.consent.database-url",
                postgres.jdbcUrl(),
                "pratique.consent.database-secret",
                "consent-login");
    }

    private static void put(SecretStore secrets, String name, String value) {
        secrets.put(name, "arn:aws:secretsmanager:eu-west-2:000000000000:secret:" + name, value);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgresServer.class));
    }

    @Override
    public void stop() {
        try {
            gateway.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.close();
    }
}
