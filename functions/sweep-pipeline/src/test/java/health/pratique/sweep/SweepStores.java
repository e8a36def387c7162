package health.pratique.sweep;

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
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A real PostgreSQL for the consents, its login in Secrets Manager, the table of progress, and a bus that keeps its events. */
public final class SweepStores implements QuarkusTestResourceLifecycleManager {

    static final PostgresLogin LOGIN = PostgresLogin.random();

    private final RecordedEvents events = new RecordedEvents();
    private EmbeddedPostgresServer postgres;
    private Gateway gateway;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgresServer.startEphemeral(LOGIN);
        SecretStore secrets = SecretStore.inMemory();
        secrets.put(
                "consent-login",
                "arn:aws:secretsmanager:eu-west-2:000000000000:secret:consent-login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(LOGIN.user(), LOGIN.password()));
        try {
            gateway = Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets), events));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.endpointUrlEventBridge", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return Map.of(
                "pratique.consent.database-url", postgres.jdbcUrl(),
                "pratique.consent.database-secret", "consent-login",
                "pratique.sweep.progress-table", progressTable(),
                "pratique.sweep.settling", "PT0S",
                "pratique.sweep.redrives", "2");
    }

    private static String progressTable() {
        String name = EmbeddedStores.uniqueName("progress");
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            dynamo.createTable(request -> request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("sweep")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("sweep")
                            .keyType(KeyType.HASH)
                            .build()));
        }
        return name;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(EmbeddedPostgresServer.class));
        injector.injectIntoFields(events, new TestInjector.MatchesType(RecordedEvents.class));
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
