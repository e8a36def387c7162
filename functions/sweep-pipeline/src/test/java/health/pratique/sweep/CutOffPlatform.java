package health.pratique.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentCause;
import health.pratique.consent.ConsentChange;
import health.pratique.consent.ConsentReference;
import health.pratique.consent.SubjectLocks;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.gateway.Gateway;
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
import health.pratique.retraction.PipelineEvents;
import health.pratique.retraction.ReleasedCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * A sweep over real stores, without Quarkus, so that it can be ended at any call to one of them. What the consents say is not
 * asked: the permit of each document has fallen.
 */
final class CutOffPlatform implements AutoCloseable {

    static final Custodian HARBOR = new Custodian("harbor-clinic");

    private static final SubjectToken PATIENT = new SubjectToken("ab".repeat(32));
    private static final StaticCredentialsProvider LOGIN =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    final CutOff cut = new CutOff();
    private final RecordedEvents told = new RecordedEvents();
    private final CutOffSettings settings = CutOffSettings.fresh();
    private final Gateway gateway;
    private final S3Client s3 = S3Client.builder()
            .endpointOverride(EmbeddedStores.shared().s3().endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_2)
            .credentialsProvider(LOGIN)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final DynamoDbClient dynamo =
            StoreTables.client(EmbeddedStores.shared().dynamoDb().endpoint());
    private final DocumentRegistry registry = new DocumentRegistry(cut.over(DynamoDbClient.class, dynamo), settings);
    final AuditTrail trail =
            new AuditTrail(cut.over(DynamoDbClient.class, dynamo), settings, registry, InstantSource.system());
    private final DocumentVault vault = new DocumentVault(cut.over(S3Client.class, s3), settings);
    private final PipelineEvents events;
    private final SweepRecord record = new SweepRecord(settings);

    CutOffPlatform() {
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        for (String bucket : List.of(settings.intakeBucket(), settings.releasedBucket(), settings.quarantineBucket())) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        try {
            gateway = Gateway.start(0, List.of(told));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        EventBridgeClient bus = EventBridgeClient.builder()
                .endpointOverride(gateway.endpoint())
                .region(Region.EU_WEST_2)
                .credentialsProvider(LOGIN)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        events = new PipelineEvents(cut.over(EventBridgeClient.class, bus), new ObjectMapper());
    }

    /** Its run is lost, and has left a copy. */
    Document standing() {
        String key = "intake/harbor-clinic/" + UUID.randomUUID() + ".txt";
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key), RequestBody.fromString("A note."))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        DocumentId id = DocumentId.of(settings.intakeBucket(), key, version);
        Document document = new Document(
                id,
                HARBOR,
                PATIENT,
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                "00".repeat(32),
                7,
                Instant.now());
        trail.claim(new ClaimRequest(id, HARBOR, location, "run-" + id, document.receivedAt(), false));
        commit(document, "ValidateDocument", RegistryChange.described(document));
        copied(document);
        return document;
    }

    Document released() {
        Document document = standing();
        commit(document, "StoreDocument", RegistryChange.released(copied(document)));
        return document;
    }

    /** @param redrives that a document gets */
    void replaceLostRuns(int redrives) {
        new LostRuns(registry, trail, vault, events, record, new CutOffSweep(redrives))
                .replace(HARBOR, Instant.now().plusSeconds(60), new Tally(), () -> true);
    }

    boolean retract(Document document) {
        Standing fallen = new Standing(null) {
            @Override
            Optional<Fallen> fallen(ConsentChange change, DocumentRecord now) {
                return Optional.of(new Fallen(ReasonCode.CONSENT_WITHDRAWN, Map.of()));
            }
        };
        SubjectLocks locks = new SubjectLocks(null, null, null) {
            @Override
            public <T> T alone(Custodian custodian, SubjectToken subject, Supplier<T> work) {
                return work.get();
            }
        };
        ConsentChange change = new ConsentChange(
                HARBOR, PATIENT, new ConsentCause.Recorded(new ConsentReference(new UUID(0, 1), 2)), Instant.now());
        return new Retraction(locks, fallen, registry, vault, new ReleasedCopy(vault, trail, events), record)
                .retract(change, record(document));
    }

    DocumentRecord record(Document document) {
        return registry.find(HARBOR, document.id()).orElseThrow();
    }

    List<AuditEvent> events(Document document) {
        return trail.events(HARBOR, document.id());
    }

    /** What consumers, security or the workflow were told of the document. */
    List<JsonNode> told(String type, String text) {
        return told.of(type, text);
    }

    int copies(Document document) {
        return versions(vault.releaseLocation(document));
    }

    int originalsHeld(Document document) {
        return versions(vault.holdLocation(HARBOR, document.id()));
    }

    private int versions(ObjectLocation location) {
        var listed = s3.listObjectVersions(
                request -> request.bucket(location.bucket()).prefix(location.key()));
        return listed.versions().size() + listed.deleteMarkers().size();
    }

    private ObjectLocation copied(Document document) {
        return vault.release(document, "A clean note.".getBytes(StandardCharsets.UTF_8));
    }

    private void commit(Document document, String step, RegistryChange change) {
        trail.commit(
                record(document),
                new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, null, Map.of()),
                change);
    }

    @Override
    public void close() {
        try {
            gateway.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        s3.close();
        dynamo.close();
    }
}
