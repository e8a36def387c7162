package health.pratique.kit.stores;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables of registry and audit trail, with the keys and indexes that the template gives them. */
public final class StoreTables {

    private static final Map<String, List<String>> INDEXES = Map.of(
            "by-status",
            List.of("custodianStatus", "updatedAt"),
            "by-source",
            List.of("custodianSource", "receivedAt"),
            "by-subject",
            List.of("subject", "receivedAt"));

    private StoreTables() {}

    /** A client of DynamoDB Local. */
    public static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static void make(DynamoDbClient dynamo, String documents, String audit) {
        table(dynamo, documents, List.of("documentId"), INDEXES);
        table(dynamo, audit, List.of("documentId", "sequence"), Map.of());
    }

    public static void reviews(DynamoDbClient dynamo, String name) {
        table(
                dynamo,
                name,
                List.of("custodian", "reviewId"),
                Map.of("by-status", List.of("custodianStatus", "deadline")));
    }

    /** The table of privacy requests. */
    public static void privacyRequests(DynamoDbClient dynamo, String name) {
        table(
                dynamo,
                name,
                List.of("custodian", "requestId"),
                Map.of(
                        "by-state",
                        List.of("custodianState", "dueAt"),
                        "by-patient",
                        List.of("custodianPatient", "receivedAt")));
    }

    /** The tables of the usage ledger and of partners' API keys. */
    public static void usage(DynamoDbClient dynamo, String ledger, String partners) {
        table(dynamo, ledger, List.of("partnerMonth", "entry"), Map.of());
        table(dynamo, partners, List.of("apiKeyId"), Map.of());
    }

    /** The table of activity windows. */
    public static void activity(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("actor", "window"), Map.of());
    }

    /** The table of what forests have learned. */
    public static void forests(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("custodian", "version"), Map.of());
    }

    /** The table of subject keys. */
    public static void subjectKeys(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("entry"), Map.of());
    }

    /** The table of what HealthAPI remembers of requests. */
    public static void apiRequests(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("entry"), Map.of());
    }

    /** The table of custodians' configuration. */
    public static void configuration(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("custodian", "version"), Map.of());
    }

    /** The table of erasures. */
    public static void erasures(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("custodian", "entry"), Map.of());
    }

    /** The table of HealthAPI's registered clients. */
    public static void apiClients(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("clientId"), Map.of());
    }

    /** The table of assertions that were used. */
    public static void tokenUses(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("use"), Map.of());
    }

    /** The table of bulk exports. */
    public static void exports(DynamoDbClient dynamo, String name) {
        table(dynamo, name, List.of("entry"), Map.of());
    }

    private static void table(
            DynamoDbClient dynamo, String name, List<String> keys, Map<String, List<String>> indexes) {
        List<AttributeDefinition> attributes = Stream.concat(
                        keys.stream(), indexes.values().stream().flatMap(List::stream))
                .distinct()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
        List<GlobalSecondaryIndex> secondary = indexes.entrySet().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.getKey())
                        .keySchema(schema(index.getValue()))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .toList();
        dynamo.createTable(request -> {
            request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes)
                    .keySchema(schema(keys));
            if (!secondary.isEmpty()) {
                request.globalSecondaryIndexes(secondary);
            }
        });
    }

    /** The first is the partition's. */
    private static List<KeySchemaElement> schema(List<String> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(key.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
    }
}
