package health.pratique.api.http;

import com.sun.net.httpserver.HttpServer;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that HealthAPI's wiring needs to start, with an issuer whose keys are served over HTTP. */
public final class ApiStores implements QuarkusTestResourceLifecycleManager {

    /** Test and application may live in different class loaders: the issuer's keys are handed over as text. */
    private static final String KEYS = "test.issuer.keys";

    private final PipelineStores stores = new PipelineStores();
    private final ApiPlatform platform = ApiPlatform.start();
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(stores.start());
        settings.putAll(platform.settings());
        TestIssuer issuer = TestIssuer.make();
        System.setProperty(KEYS, issuer.withPrivateKeys());
        settings.put("pratique.api.issuer", TestIssuer.ISSUER);
        settings.put("pratique.api.audience", TestIssuer.AUDIENCE);
        settings.put("pratique.api.issuer-keys", serve(issuer.jwks()));
        settings.put("pratique.api.clients-table", EmbeddedStores.uniqueName("api-clients"));
        settings.put("pratique.api.token-uses-table", EmbeddedStores.uniqueName("token-uses"));
        settings.put("pratique.submission.requests-table", EmbeddedStores.uniqueName("api-requests"));
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            StoreTables.apiClients(dynamo, settings.get("pratique.api.clients-table"));
            StoreTables.tokenUses(dynamo, settings.get("pratique.api.token-uses-table"));
            partner(dynamo, settings.get("pratique.api.clients-table"), "lab-a", PurposeOfUse.HRESCH);
            partner(dynamo, settings.get("pratique.api.clients-table"), "lab-b", PurposeOfUse.HPAYMT);
            StoreTables.apiRequests(dynamo, settings.get("pratique.submission.requests-table"));
        }
        return settings;
    }

    /** A partner's token is taken for a client alone that is registered, for this purpose. */
    private static void partner(DynamoDbClient dynamo, String table, String client, PurposeOfUse purpose) {
        dynamo.putItem(request -> request.tableName(table)
                .item(Map.of(
                        "clientId", AttributeValue.fromS(client),
                        "custodian", AttributeValue.fromS("demo-hospital"),
                        "role", AttributeValue.fromS(Role.PARTNER.name()),
                        "scopes", AttributeValue.fromS("pratique/usage"),
                        "purpose", AttributeValue.fromS(purpose.name()))));
    }

    /** The Authorization header of a caller of this role. */
    public static String bearer(Role role, String scope) {
        return bearer(TestIssuer.claims(role, scope, Instant.now()));
    }

    public static String bearer(Map<String, Object> claims) {
        return "Bearer " + TestIssuer.of(System.getProperty(KEYS)).token(claims);
    }

    private String serve(String keys) {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            made.createContext("/keys", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            made.start();
            server = made;
            return "http://127.0.0.1:" + made.getAddress().getPort() + "/keys";
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        platform.close();
        stores.stop();
    }
}
