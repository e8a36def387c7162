package health.pratique.local.cloud.dynamodb;

import static health.pratique.local.cloud.stores.EmbeddedStores.uniqueName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** DynamoDB through the gateway, with the real client. */
class DynamoDbEndpointTest {

    private static final String TABLE = uniqueName("documents");

    private static DynamoDbEndpoint endpoint;
    private static Gateway gateway;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws IOException {
        endpoint = new DynamoDbEndpoint(EmbeddedStores.shared().dynamoDb().endpoint());
        gateway = Gateway.start(0, List.of(endpoint));
        dynamoDb = new GatewayClients(gateway.endpoint()).of(DynamoDbClient.builder());
        dynamoDb.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    }

    @AfterAll
    static void stop() throws IOException {
        dynamoDb.close();
        gateway.close();
        endpoint.close();
    }

    @Test
    void aTransactionIsAllOrNothing() {
        dynamoDb.transactWriteItems(items -> items.transactItems(put("t-1"), put("t-2")));

        assertThatThrownBy(() -> dynamoDb.transactWriteItems(items -> items.transactItems(put("t-3"), put("t-2"))))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(exists("t-1")).isTrue();
        assertThat(exists("t-3")).isFalse();
    }

    @Test
    void aConditionThatFailsIsToldAsItself() {
        dynamoDb.transactWriteItems(items -> items.transactItems(put("c-1")));

        assertThatThrownBy(() -> dynamoDb.putItem(item ->
                        item.tableName(TABLE).item(item("c-1")).conditionExpression("attribute_not_exists(id)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void connectionsToTheStoreAreKeptAndCallsCounted() {
        var before = endpoint.use();

        IntStream.range(0, 50)
                .parallel()
                .forEach(i -> dynamoDb.putItem(put -> put.tableName(TABLE).item(item("k-" + i))));

        assertThat(endpoint.use().since(before).calls()).isEqualTo(50);
        assertThat(dynamoDb.scan(scan -> scan.tableName(TABLE)
                                .filterExpression("begins_with(id, :k)")
                                .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("k-"))))
                        .count())
                .isEqualTo(50);
    }

    private static boolean exists(String id) {
        return dynamoDb.getItem(get -> get.tableName(TABLE).key(item(id)).consistentRead(true))
                .hasItem();
    }

    private static TransactWriteItem put(String id) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(TABLE)
                        .item(item(id))
                        .conditionExpression("attribute_not_exists(id)")
                        .build())
                .build();
    }

    private static Map<String, AttributeValue> item(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }
}
