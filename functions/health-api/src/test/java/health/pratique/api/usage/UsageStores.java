package health.pratique.api.usage;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables of ledger and partners, and the secret of a gateway in front. */
public class UsageStores implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "the-gateways-secret";

    @Override
    public Map<String, String> start() {
        String ledger = EmbeddedStores.uniqueName("usage-ledger");
        String partners = EmbeddedStores.uniqueName("partners");
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            StoreTables.usage(dynamo, ledger, partners);
        }
        return Map.of(
                "pratique.usage.ledger-table", ledger,
                "pratique.usage.partners-table", partners,
                "pratique.usage.quotas", "trial=5000",
                // What is shown is what is counted, not how fast the machine is.
                "pratique.usage.count-within", "PT60S",
                "pratique.api.gateway-secret", SECRET);
    }

    /**
     * The headers that the gateway adds.
     *
     * @param apiKeyId empty for a call without a key
     */
    public static Map<String, String> throughTheGateway(String apiKeyId) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "x-pratique-gateway",
                SECRET,
                "x-pratique-request-id",
                UUID.randomUUID().toString(),
                "x-pratique-request-time",
                String.valueOf(Instant.now().toEpochMilli())));
        if (!apiKeyId.isEmpty()) {
            headers.put("x-pratique-api-key-id", apiKeyId);
        }
        return headers;
    }

    @Override
    public void stop() {
        // The tables end with the stores.
    }
}
