package health.pratique.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.AuditEvent;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.MetricSink;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.stream.StreamEnvelope;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** An intake stream's function over real stores, with buckets and tables of its own. */
final class IngestFixture {

    static final String SHARD = "shardId-000000000003";
    static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final BigInteger FIRST = new BigInteger("49590338271490256608559692538361571095921575989136588898");

    final Settings settings = new Settings(
            EmbeddedStores.uniqueName("documents"),
            EmbeddedStores.uniqueName("audit"),
            EmbeddedStores.uniqueName("intake"),
            EmbeddedStores.uniqueName("quarantine"));
    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final S3Client s3 = s3(EmbeddedStores.shared().s3().endpoint());
    final CustodianTrail trail = new CustodianTrail(dynamo, settings, InstantSource.system());
    final Counted counted = new Counted();
    final StreamIntake intake = intake(s3);
    final ArrayNode batch = JsonNodeFactory.instance.arrayNode();

    record Settings(String documentsTable, String auditTable, String intakeBucket, String quarantineBucket)
            implements KitSettings {
        @Override
        public String environment() {
            return "test";
        }

        @Override
        public String reviewsTable() {
            return "reviews";
        }

        @Override
        public String configurationTable() {
            return "configuration";
        }

        @Override
        public String activityTable() {
            return "activity";
        }

        @Override
        public String releasedBucket() {
            return "released";
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

    record Ingest(Optional<Set<String>> custodians, int maxRecordBytes) implements IngestSettings {}

    /** What the metrics were told of. */
    static final class Counted implements MetricSink {

        final List<String> batches = new ArrayList<>();

        @Override
        public void step(String step, String outcome, Duration duration) {}

        @Override
        public void streamed(int placed, int kept) {
            batches.add(placed + " placed, " + kept + " kept");
        }
    }

    IngestFixture() {
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        for (String bucket : List.of(settings.intakeBucket(), settings.quarantineBucket())) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
    }

    StreamIntake intake(S3Client store) {
        return new StreamIntake(
                new RecordStore(store, settings),
                trail,
                counted,
                settings,
                new Ingest(Optional.of(Set.of("harbor-clinic", "north-lab")), 4096));
    }

    static S3Client s3(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(RetryMode.LEGACY))
                .build();
    }

    /** A note of this custodian at the end of the batch. */
    String note(Custodian custodian, String text) {
        return add(new StreamEnvelope(
                        custodian,
                        Map.of("patient-id", "H-1", "purpose-of-use", "HRESCH"),
                        "text/plain",
                        text.getBytes(StandardCharsets.UTF_8))
                .toJson());
    }

    /** @return the record's sequence number */
    String add(byte[] data) {
        String number = FIRST.add(BigInteger.valueOf(batch.size())).toString();
        ObjectNode event = batch.addObject()
                .put("eventSource", "aws:kinesis")
                .put("eventID", SHARD + ":" + number)
                .put("eventName", "aws:kinesis:record");
        event.putObject("kinesis")
                .put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", "Maria Nachtigall")
                .put("sequenceNumber", number)
                .put("data", Base64.getEncoder().encodeToString(data))
                .put("approximateArrivalTimestamp", 1545084650.987);
        return number;
    }

    /** Each version of each object, oldest name first. */
    List<String> versions(String bucket) {
        return s3.listObjectVersions(request -> request.bucket(bucket)).versions().stream()
                .map(version -> version.key())
                .toList();
    }

    List<AuditEvent> told() {
        return trail.events(Custodian.UNASSIGNED);
    }
}
