package health.pratique.checkconsent;

import health.pratique.consent.ConsentLedger;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function's real stores: PostgreSQL for consents, DynamoDB for registry and audit trail; and its login. */
public final class StoresResource implements QuarkusTestResourceLifecycleManager {

    private static final String SECRET = "consent-login";

    private final String documents = EmbeddedStores.uniqueName("documents");
    private final String audit = EmbeddedStores.uniqueName("audit");
    private final String reviews = EmbeddedStores.uniqueName("reviews");
    private EmbeddedPostgresServer postgres;
    private Gateway gateway;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());
        gateway = secretsManager(postgres.login());
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        URI dynamo = EmbeddedStores.shared().dynamoDb().endpoint();
        try (DynamoDbClient client = StoreTables.client(dynamo)) {
            StoreTables.make(client, documents, audit);
            StoreTables.reviews(client, reviews);
        }
        return Map.ofEntries(
                Map.entry("pratique.consent.database-url", postgres.jdbcUrl()),
                Map.entry("pratique.consent.database-secret", SECRET),
                Map.entry("quarkus.dynamodb.endpoint-override", dynamo.toString()),
                Map.entry("pratique.environment", "test"),
                Map.entry("pratique.documents-table", documents),
                Map.entry("pratique.audit-table", audit),
                Map.entry("pratique.configuration-table", "custodian-configuration"),
                Map.entry("pratique.reviews-table", reviews),
                Map.entry("pratique.intake-bucket", "intake"),
                Map.entry("pratique.released-bucket", "released"),
                Map.entry("pratique.quarantine-bucket", "quarantine"),
                Map.entry("pratique.subject-key-secret", "subject-key"));
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

    private static Gateway secretsManager(PostgresLogin login) {
        SecretStore secrets = SecretStore.inMemory();
        secrets.put(
                SECRET,
                "arn:aws:secretsmanager:eu-west-2:000000000000:secret:" + SECRET,
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(login.user(), login.password()));
        try {
            return Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConsentLedger ledger() {
        return ConsentLedger.at(
                postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
    }
}
