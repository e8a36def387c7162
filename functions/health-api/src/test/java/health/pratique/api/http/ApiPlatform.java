package health.pratique.api.http;

import health.pratique.kit.stores.TestKeys;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.issuer.AppClient;
import health.pratique.local.cloud.issuer.Issuer;
import health.pratique.local.cloud.issuer.IssuerEndpoint;
import health.pratique.local.cloud.issuer.TokenTrigger;
import health.pratique.local.cloud.issuer.UserPool;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.smart.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL, and the secrets and keys that lead to it. */
final class ApiPlatform implements AutoCloseable {

    private static final PostgresLogin LOGIN = PostgresLogin.random();
    private static final UserPool POOL = new UserPool(
            "eu-west-2_test",
            TestIssuer.AUDIENCE,
            Map.of("health-api", new AppClient("an invented secret", List.of("pratique/backend"))));

    private final EmbeddedPostgresServer postgres;
    private final Gateway gateway;
    private final String clinical;
    private final Issuer issuer;

    private ApiPlatform(EmbeddedPostgresServer postgres, Gateway gateway, Issuer issuer) {
        this.postgres = postgres;
        this.gateway = gateway;
        this.clinical = postgres.createDatabase("clinical");
        this.issuer = issuer;
    }

    /** @param trigger what the issuer asks before it makes a token */
    static ApiPlatform start(TokenTrigger trigger) {
        SecretStore secrets = SecretStore.inMemory();
        put(secrets, "issuer-client", "{\"clientId\":\"health-api\",\"clientSecret\":\"an invented secret\"}");
        put(secrets, "subject-key", "an invented key of at least 32 bytes");
        put(
                secrets,
                "consent-login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(LOGIN.user(), LOGIN.password()));
        try {
            Gateway gateway = Gateway.bind(0);
            Issuer issuer = Issuer.of(POOL, gateway.endpoint(), Optional.empty(), trigger, InstantSource.system());
            gateway.serve(List.of(
                    new IssuerEndpoint(issuer),
                    new SecretsManagerEndpoint(secrets),
                    TestKeys.kms(),
                    new TakenEvents()));
            System.setProperty(
                    "aws.endpointUrlSecretsManager", gateway.endpoint().toString());
            System.setProperty("aws.endpointUrlKms", gateway.endpoint().toString());
            System.setProperty("aws.endpointUrlEventBridge", gateway.endpoint().toString());
            System.setProperty("aws.region", "eu-west-2");
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            return new ApiPlatform(EmbeddedPostgresServer.startEphemeral(LOGIN), gateway, issuer);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "pratique.consent.database-url",
                postgres.jdbcUrl(),
                "pratique.consent.database-secret",
                "consent-login",
                "pratique.clinical.database-url",
                clinical,
                "pratique.clinical.database-secret",
                "consent-login",
                "pratique.api.issuer",
                issuer.address().toString(),
                "pratique.api.audience",
                TestIssuer.AUDIENCE,
                "pratique.api.issuer-client-secret",
                "issuer-client");
    }

    private static void put(SecretStore secrets, String name, String value) {
        secrets.put(name, "arn:aws:secretsmanager:eu-west-2:000000000000:secret:" + name, value);
    }

    @Override
    public void close() {
        try {
            gateway.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        postgres.close();
    }
}
