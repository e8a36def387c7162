package health.pratique.kit;

import health.pratique.local.cloud.stores.EmbeddedStores;
import java.net.URI;
import java.time.InstantSource;
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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The kit over real stores, with tables and buckets of its own. */
final class KitFixture {

    final DynamoDbClient dynamo = dynamo(EmbeddedStores.shared().dynamoDb().endpoint());
    final KitSettings settings = new Settings(
            EmbeddedStores.uniqueName("documents"),
            EmbeddedStores.uniqueName("audit"),
            EmbeddedStores.uniqueName("intake"),
            EmbeddedStores.uniqueName("released"),
            EmbeddedStores.uniqueName("quarantine"));
    final DocumentRegistry registry = new DocumentRegistry(dynamo, settings);
    final AuditTrail trail = new AuditTrail(dynamo, settings, registry, InstantSource.system());
    final AuditVerifier verifier = new AuditVerifier(dynamo, settings.documentsTable(), settings.auditTable());
    final StepRunner steps = new StepRunner(registry, trail, settings, (step, outcome, duration) -> {});

    KitFixture() {
        table(
                settings.documentsTable(),
                List.of(key("documentId", KeyType.HASH)),
                Map.of(
                        DocumentRegistry.BY_STATUS,
                        List.of(key("custodianStatus", KeyType.HASH), key("updatedAt", KeyType.RANGE)),
                        DocumentRegistry.BY_SOURCE,
                        List.of(key("custodianSource", KeyType.HASH), key("receivedAt", KeyType.RANGE))));
        table(
                settings.auditTable(),
                List.of(key("documentId", KeyType.HASH), key("sequence", KeyType.RANGE)),
                Map.of());
    }

    /** A vault over buckets of its own, versioned as the deployed ones are. */
    DocumentVault vault() {
        S3Client s3 = s3();
        for (String bucket : List.of(settings.intakeBucket(), settings.releasedBucket(), settings.quarantineBucket())) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        return new DocumentVault(s3, settings);
    }

    static S3Client s3() {
        return S3Client.builder()
                .endpointOverride(EmbeddedStores.shared().s3().endpoint())
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static DynamoDbClient dynamo(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private void table(String name, List<KeySchemaElement> keys, Map<String, List<KeySchemaElement>> indexes) {
        List<AttributeDefinition> attributes = Stream.concat(
                        keys.stream(), indexes.values().stream().flatMap(List::stream))
                .map(KeySchemaElement::attributeName)
                .distinct()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
        List<GlobalSecondaryIndex> secondary = indexes.entrySet().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.getKey())
                        .keySchema(index.getValue())
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .toList();
        dynamo.createTable(request -> {
            request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(keys)
                    .attributeDefinitions(attributes);
            if (!secondary.isEmpty()) {
                request.globalSecondaryIndexes(secondary);
            }
        });
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private record Settings(
            String documentsTable,
            String auditTable,
            String intakeBucket,
            String releasedBucket,
            String quarantineBucket)
            implements KitSettings {
        @Override
        public String environment() {
            return "test";
        }

        @Override
        public String subjectKeySecret() {
            return "subject-key";
        }

        @Override
        public String functionVersion() {
            return "test";
        }
    }
}
