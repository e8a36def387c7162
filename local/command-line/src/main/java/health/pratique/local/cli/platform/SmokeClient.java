package health.pratique.local.cli.platform;

import health.pratique.kit.Stores;
import health.pratique.local.cli.Connection;
import health.pratique.local.cli.PlatformInfo;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The platform's own client of HealthAPI, registered as a partner: what it calls is counted under a name, as every partner's calls are. */
final class SmokeClient {

    static final String KEY = "SmokeClientKey";

    private static final String PARTNER = "smoke-client";
    /** The template gives the key this plan. */
    private static final String PLAN = "premium";

    private SmokeClient() {}

    static void register(PlatformInfo info) {
        try (Connection connection = new Connection(info)) {
            Stores.registry(() -> connection.dynamo().putItem(request -> request.tableName(
                            info.setting("PRATIQUE_USAGE_PARTNERS_TABLE"))
                    .item(Map.of(
                            "apiKeyId", AttributeValue.fromS(info.healthApi().apiKeyId()),
                            "partner", AttributeValue.fromS(PARTNER),
                            "plan", AttributeValue.fromS(PLAN)))));
        }
    }
}
