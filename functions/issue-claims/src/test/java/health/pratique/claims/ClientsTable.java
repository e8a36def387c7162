package health.pratique.claims;

import health.pratique.kit.stores.PipelineStores;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What every function is given, and the table of clients in DynamoDB Local. */
public final class ClientsTable implements QuarkusTestResourceLifecycleManager {

    private final PipelineStores stores = new PipelineStores();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(stores.start());
        String table = EmbeddedStores.uniqueName("api-clients");
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            StoreTables.apiClients(dynamo, table);
        }
        settings.put("pratique.api.clients-table", table);
        settings.put("pratique.api.audience", "urn:pratique:health-api:test");
        return settings;
    }

    @Override
    public void stop() {
        stores.stop();
    }
}
