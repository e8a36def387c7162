package health.pratique.fraud;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table of learned forests, and the setting that points to it. */
public final class ForestTable implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String table = EmbeddedStores.uniqueName("forests");
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            StoreTables.forests(dynamo, table);
        }
        return Map.of("pratique.fraud.forests-table", table);
    }

    @Override
    public void stop() {
        // The store ends with the JVM.
    }
}
