package health.pratique.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.kit.stores.StoreTables;
import health.pratique.kit.stores.TestKeys;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.PurposeOfUse;
import health.pratique.smart.AccessSettings;
import health.pratique.smart.ApiClients;
import health.pratique.smart.Role;
import health.pratique.smart.TestIssuer;
import health.pratique.smart.claims.Bearers;
import health.pratique.smart.claims.Claims;
import health.pratique.smart.claims.PreTokenGeneration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that HealthAPI's wiring needs to start, with an issuer over HTTP. */
public final class ApiStores implements QuarkusTestResourceLifecycleManager {

    /** Test and application may live in different class loaders: the address is handed over as text. */
    private static final String ISSUER = "test.issuer";

    private final PipelineStores stores = new PipelineStores();
    private final String clients = EmbeddedStores.uniqueName("api-clients");
    private final ApiPlatform platform = ApiPlatform.start(this::claims);

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(stores.start());
        settings.putAll(platform.settings());
        System.setProperty(ISSUER, settings.getOrDefault("pratique.api.issuer", ""));
        settings.put("pratique.api.clients-table", clients);
        settings.put("pratique.api.token-uses-table", EmbeddedStores.uniqueName("token-uses"));
        settings.put("pratique.submission.requests-table", EmbeddedStores.uniqueName("api-requests"));
        settings.put("pratique.privacy.signing-key", TestKeys.SIGNING);
        // So that a package of some notes has several parts.
        settings.put("pratique.privacy.part-bytes", "32768");
        // One bucket is as good as another here: versioned, and its own.
        settings.put("pratique.privacy.bucket", settings.getOrDefault("pratique.quarantine-bucket", ""));
        settings.put("pratique.privacy.certificate-bucket", settings.getOrDefault("pratique.quarantine-bucket", ""));
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            StoreTables.apiClients(dynamo, clients);
            StoreTables.tokenUses(dynamo, settings.get("pratique.api.token-uses-table"));
            partner(dynamo, clients, "lab-a", PurposeOfUse.HRESCH);
            partner(dynamo, clients, "lab-b", PurposeOfUse.HPAYMT);
            StoreTables.apiRequests(dynamo, settings.get("pratique.submission.requests-table"));
            String exports = EmbeddedStores.uniqueName("exports");
            settings.put("pratique.export.table", exports);
            settings.put("pratique.export.bucket", exports);
            StoreTables.exports(dynamo, exports);
            PipelineStores.bucket(exports);
        }
        return settings;
    }

    /** As the user pool's trigger answers; it remembers no client from one test to the next. */
    private ObjectNode claims(ObjectNode event) {
        AccessSettings settings = TestIssuer.settings(clients, "none");
        try (DynamoDbClient dynamo =
                StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint())) {
            ApiClients registered = new ApiClients(dynamo, settings, InstantSource.system());
            return new PreTokenGeneration(new Bearers(registered), new Claims(settings), new ObjectMapper())
                    .answered(event);
        }
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

    /** The Authorization header of a caller of whom this is said. */
    public static String bearer(Map<String, Object> claims) {
        ObjectMapper json = new ObjectMapper();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest mint = HttpRequest.newBuilder(URI.create(System.getProperty(ISSUER) + "/mint"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(claims)))
                    .build();
            return "Bearer "
                    + json.readTree(http.send(mint, BodyHandlers.ofString()).body())
                            .path("access_token")
                            .asText();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void stop() {
        platform.close();
        stores.stop();
    }
}
