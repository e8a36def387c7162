package health.pratique.kit.stores;

import health.pratique.local.cloud.stores.EmbeddedStores;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** DynamoDB Local and S3Mock with the tables and versioned buckets of one test run, and the settings that point to them. */
public final class PipelineStores implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        URI dynamoDb = EmbeddedStores.shared().dynamoDb().endpoint();
        URI s3 = EmbeddedStores.shared().s3().endpoint();
        Map<String, String> settings = new HashMap<>();
        settings.put("pratique.environment", "test");
        settings.put("pratique.subject-key-secret", "subject-key");
        // Not every function makes keys of subjects: their table is nothing to the others.
        settings.put("smallrye.config.mapping.validate-unknown", "false");
        for (String name : List.of(
                "documents-table",
                "audit-table",
                "reviews-table",
                "configuration-table",
                "activity-table",
                "intake-bucket",
                "released-bucket",
                "quarantine-bucket")) {
            settings.put("pratique." + name, EmbeddedStores.uniqueName(name));
        }
        try (DynamoDbClient dynamo = StoreTables.client(dynamoDb)) {
            StoreTables.make(dynamo, settings.get("pratique.documents-table"), settings.get("pratique.audit-table"));
            StoreTables.reviews(dynamo, settings.get("pratique.reviews-table"));
            StoreTables.configuration(dynamo, settings.get("pratique.configuration-table"));
            String keys = EmbeddedStores.uniqueName("subject-keys");
            settings.put("pratique.subject-keys.table", keys);
            StoreTables.subjectKeys(dynamo, keys);
            settings.put("pratique.privacy.table", EmbeddedStores.uniqueName("privacy-requests"));
            StoreTables.privacyRequests(dynamo, settings.get("pratique.privacy.table"));
            StoreTables.activity(dynamo, settings.get("pratique.activity-table"));
        }
        buckets(s3, settings);
        Map.of("dynamodb", dynamoDb, "s3", s3).forEach((service, endpoint) -> {
            settings.put("quarkus." + service + ".endpoint-override", endpoint.toString());
            settings.put("quarkus." + service + ".aws.region", "eu-west-2");
            settings.put("quarkus." + service + ".aws.credentials.type", "static");
            settings.put("quarkus." + service + ".aws.credentials.static-provider.access-key-id", "test");
            settings.put("quarkus." + service + ".aws.credentials.static-provider.secret-access-key", "test");
        });
        settings.put("quarkus.s3.path-style-access", "true");
        return settings;
    }

    private static void buckets(URI endpoint, Map<String, String> settings) {
        try (S3Client s3 = objects(endpoint)) {
            for (String name : List.of("intake-bucket", "released-bucket", "quarantine-bucket")) {
                String bucket = settings.get("pratique." + name);
                s3.createBucket(request -> request.bucket(bucket));
                s3.putBucketVersioning(request -> request.bucket(bucket)
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
            }
        }
    }

    /** A bucket that keeps no versions. */
    public static void bucket(String name) {
        try (S3Client s3 = objects(EmbeddedStores.shared().s3().endpoint())) {
            s3.createBucket(request -> request.bucket(name));
        }
    }

    private static S3Client objects(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void stop() {
        // The stores end with the JVM.
    }
}
