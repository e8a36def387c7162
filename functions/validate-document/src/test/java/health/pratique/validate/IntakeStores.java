package health.pratique.validate;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KeySpec;
import health.pratique.local.cloud.kms.KmsEndpoint;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Real S3 and DynamoDB, with a versioned intake bucket and the two tables of a run. */
public final class IntakeStores implements QuarkusTestResourceLifecycleManager {

    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

    private final String intake = EmbeddedStores.uniqueName("intake");
    private final String documents = EmbeddedStores.uniqueName("documents");
    private final String keys = EmbeddedStores.uniqueName("subject-keys");
    private final String audit = EmbeddedStores.uniqueName("audit");
    private Gateway gateway;

    @Override
    public Map<String, String> start() {
        URI s3 = EmbeddedStores.shared().s3().endpoint();
        URI dynamo = EmbeddedStores.shared().dynamoDb().endpoint();
        gateway = keysAndSecrets();
        bucket(s3);
        table(dynamo, documents, "documentId");
        table(dynamo, audit, "documentId", "sequence");
        table(dynamo, keys, "entry");
        System.setProperty("aws.endpointUrlSecretsManager", gateway.endpoint().toString());
        System.setProperty("aws.endpointUrlKms", gateway.endpoint().toString());
        System.setProperty("aws.region", "eu-central-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.s3.endpoint-override",
                s3.toString(),
                "quarkus.s3.path-style-access",
                "true",
                "quarkus.dynamodb.endpoint-override",
                dynamo.toString(),
                "pratique.environment",
                "test",
                "pratique.documents-table",
                documents,
                "pratique.audit-table",
                audit,
                "pratique.intake-bucket",
                intake,
                "pratique.released-bucket",
                "released",
                "pratique.quarantine-bucket",
                "quarantine",
                "pratique.subject-key-secret",
                "subject-key"));
        settings.put("pratique.subject-keys.table", keys);
        settings.put("pratique.configuration-table", "custodian-configuration");
        settings.put("pratique.max-document.bytes", "100000");
        return settings;
    }

    @Override
    public void stop() {
        try {
            gateway.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Gateway keysAndSecrets() {
        SecretStore secrets = SecretStore.inMemory();
        secrets.put(
                "subject-key",
                "arn:aws:secretsmanager:eu-west-2:000000000000:secret:subject-key",
                "a key of the tests, of 32 bytes or more");
        CustomerKeys wrapping = CustomerKeys.inMemory();
        String id = UUID.randomUUID().toString();
        wrapping.provision(id, "arn:aws:kms:eu-west-2:000000000000:key/" + id, KeySpec.SYMMETRIC_DEFAULT, true);
        wrapping.alias("alias/pratique-subject-keys", id);
        try {
            return Gateway.start(0, List.of(new SecretsManagerEndpoint(secrets), new KmsEndpoint(wrapping)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bucket(URI endpoint) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            client.createBucket(request -> request.bucket(intake));
            client.putBucketVersioning(request -> request.bucket(intake)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
    }

    private static void table(URI endpoint, String name, String... keys) {
        List<KeySchemaElement> schema = Stream.of(keys)
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key)
                        .keyType(key.equals(keys[0]) ? KeyType.HASH : KeyType.RANGE)
                        .build())
                .toList();
        List<AttributeDefinition> attributes = Stream.of(keys)
                .map(key -> AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            client.createTable(request -> request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(schema)
                    .attributeDefinitions(attributes));
        }
    }
}
