package health.pratique.publish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.Sha256;
import health.pratique.clinical.ClinicalStore;
import health.pratique.clinical.ExportSlice;
import health.pratique.clinical.StoredResource;
import health.pratique.clinical.View;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.BatchResponse;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.postgres.PostgresLogin;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Documents that the pipeline would have left in real stores, and the stream of their events as DynamoDB sends it. */
final class PublishRig {

    static final Custodian CLINIC = new Custodian("harbor-clinic");
    static final SubjectToken PATIENT = new SubjectToken("a1".repeat(32));

    private static final EmbeddedPostgresServer POSTGRES =
            EmbeddedPostgresServer.startEphemeral(PostgresLogin.random());

    private final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private final Settings settings = new Settings(
            EmbeddedStores.uniqueName("documents"),
            EmbeddedStores.uniqueName("audit"),
            EmbeddedStores.uniqueName("intake"),
            EmbeddedStores.uniqueName("released"),
            EmbeddedStores.uniqueName("quarantine"));
    private final DocumentRegistry registry = new DocumentRegistry(dynamo, settings);
    private final AuditTrail trail = new AuditTrail(dynamo, settings, registry, InstantSource.system());
    private final S3Client s3 = s3();
    private final DocumentVault vault = new DocumentVault(s3, settings);
    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final ClinicalStore store = ClinicalStore.over(database, InstantSource.system());
    private final FollowedTrail followed =
            new FollowedTrail(new Publisher(registry, trail, vault, store), (step, outcome, duration) -> {});

    PublishRig() {
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        for (String bucket : List.of(settings.intakeBucket(), settings.releasedBucket(), settings.quarantineBucket())) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        database.setUrl(POSTGRES.createDatabase(
                "publish_" + UUID.randomUUID().toString().replace('-', '_')));
        reachable(true);
    }

    /** Whether the clinical database lets anybody in. */
    void reachable(boolean up) {
        database.setUser(up ? POSTGRES.login().user() : "nobody");
        database.setPassword(POSTGRES.login().password());
    }

    Document released(String original, String copy) {
        String key = "intake/" + CLINIC + "/" + UUID.randomUUID();
        String version = s3.putObject(
                        put -> put.bucket(settings.intakeBucket()).key(key), RequestBody.fromString(original))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        Document document = new Document(
                DocumentId.of(location.bucket(), location.key(), version),
                CLINIC,
                PATIENT,
                DocumentFormat.FHIR_JSON,
                DocumentKind.LABORATORY_REPORT,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                Sha256.hex(original),
                original.length(),
                Instant.parse("2026-02-03T10:15:00Z"));
        trail.claim(new ClaimRequest(document.id(), CLINIC, location, "run-1", document.receivedAt(), false));
        commit(document, "ValidateDocument", RegistryChange.described(document));
        commit(
                document,
                "StoreDocument",
                RegistryChange.released(vault.release(document, copy.getBytes(StandardCharsets.UTF_8))));
        return document;
    }

    void retracted(Document document) {
        trail.retract(registry.find(CLINIC, document.id()).orElseThrow(), entry("RetractRelease"));
    }

    private void commit(Document document, String action, RegistryChange change) {
        trail.commit(registry.held(CLINIC, document.id(), "run-1"), entry(action), change);
    }

    private static AuditEntry entry(String action) {
        return new AuditEntry("function:Test", "test", action, AuditOutcome.SUCCESS, null, Map.of());
    }

    BatchResponse follow(ArrayNode records) {
        return followed.take(records);
    }

    /** All rows of these documents' chains, as the table's stream has them. */
    ArrayNode stream(Document... documents) {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        for (Document document : documents) {
            dynamo.queryPaginator(query -> query.tableName(settings.auditTable())
                            .keyConditionExpression("documentId = :id")
                            .expressionAttributeValues(Map.of(
                                    ":id", AttributeValue.fromS(document.id().value()))))
                    .items()
                    .forEach(row -> {
                        ObjectNode record = records.addObject().put("eventName", "INSERT");
                        ObjectNode change = record.putObject("dynamodb");
                        change.put(
                                "SequenceNumber",
                                document.id() + "-" + row.get("sequence").s());
                        change.set("NewImage", image(row));
                    });
        }
        return records;
    }

    private static ObjectNode image(Map<String, AttributeValue> attributes) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> {
            if (value.hasM()) {
                image.putObject(name).set("M", image(value.m()));
            } else {
                image.putObject(name).put("S", value.s());
            }
        });
        return image;
    }

    List<StoredResource> kept(View view) {
        return store.chunk(CLINIC, view, new ExportSlice(null, null, null, 0, 1_000))
                .resources();
    }

    private static S3Client s3() {
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
            String intakeBucket,
            String releasedBucket,
            String quarantineBucket)
            implements KitSettings {

        @Override
        public String environment() {
            return "test";
        }

        @Override
        public String reviewsTable() {
            return "none";
        }

        @Override
        public String configurationTable() {
            return "none";
        }

        @Override
        public String activityTable() {
            return "none";
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
