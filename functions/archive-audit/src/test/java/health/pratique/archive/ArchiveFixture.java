package health.pratique.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.archive.ExportVerifier;
import health.pratique.audit.archive.ExportVerifier.Report;
import health.pratique.audit.archive.Progress;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.s3.S3Endpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** An archive over real stores, with a bucket and a table of its own. */
final class ArchiveFixture {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Custodian HARBOR = new Custodian("harbor-clinic");

    // Through the local cloud's endpoint: only there do conditional writes hold when many write at once.
    private static final Gateway GATEWAY = gateway();

    final S3Client s3 = S3Client.builder()
            .endpointOverride(GATEWAY.endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    final Settings settings = new Settings(EmbeddedStores.uniqueName("audit"), EmbeddedStores.uniqueName("pending"));
    final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    final AuditBucket bucket = new AuditBucket(s3, settings);
    final PendingBatches pending = new PendingBatches(dynamo, settings, JSON);
    final TrailArchive archive = new TrailArchive(bucket, pending);
    final AnchorWriter anchors = new AnchorWriter(bucket, pending, InstantSource.system());
    private long sequenceNumber = 100_000_000_000L;

    record Settings(String bucket, String pendingTable) implements ArchiveSettings {}

    ArchiveFixture() {
        s3.createBucket(request -> request.bucket(settings.bucket()));
        dynamo.createTable(request -> request.tableName(settings.pendingTable())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("file")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("file")
                        .keyType(KeyType.HASH)
                        .build()));
    }

    private static Gateway gateway() {
        try {
            Gateway gateway = Gateway.bind(0);
            gateway.serve(List.of(new S3Endpoint(EmbeddedStores.shared().s3(), created -> {})));
            return gateway;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A document's trail of so many rows. */
    static List<AuditEvent> trail(String document, int rows) {
        DocumentId id = DocumentId.of("intake", document, "v1");
        List<AuditEvent> events = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            AuditEntry entry = new AuditEntry(
                    "function:CheckConsent",
                    "test",
                    "CheckConsent",
                    AuditOutcome.SUCCESS,
                    null,
                    Map.of("count", Integer.toString(row)));
            events.add(
                    events.isEmpty()
                            ? AuditEvent.first(id, HARBOR, Instant.now(), entry)
                            : AuditEvent.next(id, HARBOR, events.getLast().asHead(), Instant.now(), entry));
        }
        return events;
    }

    /** What Lambda would hand over. */
    ArrayNode records(List<AuditEvent> events) {
        ArrayNode records = JSON.createArrayNode();
        events.forEach(event -> add(records, event));
        return records;
    }

    ObjectNode add(ArrayNode records, AuditEvent event) {
        ObjectNode change = records.addObject().put("eventName", "INSERT").putObject("dynamodb");
        change.put("ApproximateCreationDateTime", event.time().getEpochSecond());
        change.put("SequenceNumber", Long.toString(sequenceNumber++));
        ObjectNode image = change.putObject("NewImage");
        Map.of(
                        "documentId", event.documentId().value(),
                        "sequence", "%010d".formatted(event.sequence()),
                        "custodian", event.custodian().value(),
                        "time", event.time().toString(),
                        "actor", event.actor(),
                        "version", event.version(),
                        "action", event.action(),
                        "outcome", event.outcome().name(),
                        "previousHash", event.previousHash(),
                        "hash", event.hash())
                .forEach((name, value) -> image.putObject(name).put("S", value));
        ObjectNode facts = image.putObject("facts").putObject("M");
        event.facts().forEach((name, value) -> facts.putObject(name).put("S", value));
        return change;
    }

    List<String> keys(String prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(settings.bucket()).prefix(prefix))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }

    /** Copies the bucket and checks the copy. */
    Report verify(Path directory) throws IOException {
        for (String key : keys("")) {
            Path file = directory.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    s3.getObjectAsBytes(
                                    request -> request.bucket(settings.bucket()).key(key))
                            .asByteArray());
        }
        return ExportVerifier.verify(directory, List.of(), Progress.NO_OP, flaw -> {});
    }
}
