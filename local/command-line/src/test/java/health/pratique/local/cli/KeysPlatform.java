package health.pratique.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.kit.SubjectKeys;
import health.pratique.local.cloud.dynamodb.DynamoDbEndpoint;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KeySpec;
import health.pratique.local.cloud.kms.KmsEndpoint;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** As much of a platform as subject keys and erasures need. */
final class KeysPlatform implements AutoCloseable {

    private static final String WRAPPING_KEY = "7a3c0c52-1f7e-4d2a-9a43-0d9f3a5b1c6e";

    private final Gateway gateway;
    private final Connection connection;

    private KeysPlatform(Gateway gateway) {
        this.gateway = gateway;
        this.connection = Connection.to(gateway.endpoint());
    }

    static KeysPlatform start(ServiceEndpoint... more) throws IOException {
        CustomerKeys wrapping = CustomerKeys.inMemory();
        wrapping.provision(WRAPPING_KEY, "arn:key/" + WRAPPING_KEY, KeySpec.SYMMETRIC_DEFAULT, true);
        SecretStore secrets = SecretStore.inMemory();
        secrets.put("subject-key", "arn:secret", "an invented key of at least 32 bytes");
        String table = EmbeddedStores.uniqueName("subject-keys");
        Map<String, String> settings = new HashMap<>(Map.of(
                "PRATIQUE_SUBJECT_KEY_SECRET",
                "subject-key",
                "PRATIQUE_SUBJECT_KEYS_TABLE",
                table,
                "PRATIQUE_SUBJECT_KEYS_WRAPPING_KEY",
                WRAPPING_KEY,
                "PRATIQUE_ENVIRONMENT",
                "test",
                "PRATIQUE_AUDIT_TABLE",
                "none",
                "PRATIQUE_ERASURE_TABLE",
                EmbeddedStores.uniqueName("erasures")));
        Gateway gateway = Gateway.bind(0);
        List<ServiceEndpoint> services = new ArrayList<>(List.of(
                new Info(new PlatformInfo(
                        gateway.endpoint(),
                        "eu-west-2",
                        "workflow",
                        settings,
                        new PlatformInfo.HealthApiAccess(gateway.endpoint(), "none", "none"))),
                new DynamoDbEndpoint(EmbeddedStores.shared().dynamoDb().endpoint()),
                new SecretsManagerEndpoint(secrets),
                new KmsEndpoint(wrapping)));
        services.addAll(List.of(more));
        gateway.serve(services);
        KeysPlatform platform = new KeysPlatform(gateway);
        platform.table(table, "entry");
        platform.table(settings.get("PRATIQUE_ERASURE_TABLE"), "custodian", "entry");
        return platform;
    }

    /** @param keys the partition's, then the other */
    private void table(String name, String... keys) {
        connection.dynamo().createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(Arrays.stream(keys)
                        .map(key -> KeySchemaElement.builder()
                                .attributeName(key)
                                .keyType(key.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE)
                                .build())
                        .toList())
                .attributeDefinitions(Arrays.stream(keys)
                        .map(key -> AttributeDefinition.builder()
                                .attributeName(key)
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList()));
    }

    /** Puts an erasure down as the function does when it begins. */
    void begun(Order order) {
        connection.dynamo().putItem(request -> request.tableName(
                        connection.info().setting("PRATIQUE_ERASURE_TABLE"))
                .item(Map.of(
                        "custodian", AttributeValue.fromS(order.custodian().value()),
                        "entry", AttributeValue.fromS("erasure#" + order.subject()),
                        "subject", AttributeValue.fromS(order.subject().value()),
                        "erasureId", AttributeValue.fromS(order.erasureId()),
                        "reason", AttributeValue.fromS(order.reason().name()),
                        "requestedBy", AttributeValue.fromS(order.requestedBy()),
                        "begunAt", AttributeValue.fromS("2026-02-03T10:15:00Z"))));
    }

    SubjectKeys keys() {
        return connection.subjectKeys();
    }

    String endpoint() {
        return gateway.endpoint().toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
        gateway.close();
    }

    private record Info(PlatformInfo info) implements ServiceEndpoint {

        @Override
        public boolean accepts(GatewayRequest request) {
            return request.path().equals(PlatformInfo.PATH);
        }

        @Override
        public GatewayResponse answer(GatewayRequest request) throws IOException {
            return GatewayResponse.of(200, "application/json", new ObjectMapper().writeValueAsBytes(info));
        }
    }
}
