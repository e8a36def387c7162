package health.pratique.kit;

import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The kit over real stores, with tables and buckets of its own. */
final class KitFixture {

    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final KitSettings settings = new Settings(
            EmbeddedStores.uniqueName("documents"),
            EmbeddedStores.uniqueName("audit"),
            EmbeddedStores.uniqueName("reviews"),
            EmbeddedStores.uniqueName("configuration"),
            EmbeddedStores.uniqueName("activity"),
            EmbeddedStores.uniqueName("intake"),
            EmbeddedStores.uniqueName("released"),
            EmbeddedStores.uniqueName("quarantine"));
    final DocumentRegistry registry = new DocumentRegistry(dynamo, settings);
    final AuditTrail trail = new AuditTrail(dynamo, settings, registry, InstantSource.system());
    final CustodianTrail custodianTrail = new CustodianTrail(dynamo, settings, InstantSource.system());
    final AuditVerifier verifier = new AuditVerifier(dynamo, settings.documentsTable(), settings.auditTable());
    final StepRunner steps = new StepRunner(registry, trail, settings, (step, outcome, duration) -> {});

    KitFixture() {
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        StoreTables.reviews(dynamo, settings.reviewsTable());
        StoreTables.configuration(dynamo, settings.configurationTable());
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

    private record Settings(
            String documentsTable,
            String auditTable,
            String reviewsTable,
            String configurationTable,
            String activityTable,
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
