package health.pratique.erase;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.clinical.ClinicalStore;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.SubjectConsents;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.AuditVerifier;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.Secrets;
import health.pratique.kit.SubjectKeySettings;
import health.pratique.kit.SubjectKeys;
import health.pratique.kit.stores.StoreTables;
import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.kms.CustomerKeys;
import health.pratique.local.cloud.kms.KeySpec;
import health.pratique.local.cloud.kms.KmsEndpoint;
import health.pratique.local.cloud.postgres.EmbeddedPostgresServer;
import health.pratique.local.cloud.s3.ObjectCreatedListener;
import health.pratique.local.cloud.s3.S3Endpoint;
import health.pratique.local.cloud.secrets.SecretStore;
import health.pratique.local.cloud.secrets.SecretsManagerEndpoint;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import health.pratique.privacy.PatientWords;
import health.pratique.privacy.PrivacySettings;
import health.pratique.privacy.RequestFiles;
import health.pratique.privacy.RequestRegister;
import health.pratique.retraction.PipelineEvents;
import health.pratique.retraction.ReleasedCopy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.ds.PGSimpleDataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The function over real stores, and documents brought to where an erasure finds them. */
final class ErasureFixture implements AutoCloseable {

    private static final String WRAPPING = "7a3c0c52-1f7e-4d2a-9a43-0d9f3a5b1c6e";
    private static final String SIGNING = "5d1f9f35-7a35-4f0e-8f43-3f2f4ee7d3a1";

    final KilledAt killer = new KilledAt();
    final Settings settings = new Settings();
    final List<String> events = new CopyOnWriteArrayList<>();
    Instant later = Instant.EPOCH;

    private final EmbeddedPostgresServer postgres = EmbeddedStores.shared().postgres();
    private final String databaseUrl = postgres.createDatabase(EmbeddedStores.uniqueName("erase"));
    private final InstantSource clock = () -> later.isAfter(Instant.now()) ? later : Instant.now();
    private final S3Endpoint objectStore =
            new S3Endpoint(EmbeddedStores.shared().s3(), ObjectCreatedListener.NO_OP, clock.withZone(ZoneOffset.UTC));
    private final Gateway gateway = gateway();
    final DynamoDbClient dynamo =
            client(DynamoDbClient.builder(), EmbeddedStores.shared().dynamoDb().endpoint());
    final S3Client s3 = client(S3Client.builder().forcePathStyle(true), gateway.endpoint());
    final ConsentLedger ledger = ConsentLedger.at(
            databaseUrl, postgres.login().user(), postgres.login().password());
    final SubjectConsents consents = SubjectConsents.over(database());
    final ClinicalStore clinical = ClinicalStore.over(database(), InstantSource.system());

    final DocumentRegistry registry = new DocumentRegistry(dynamo, settings);
    final AuditTrail trail = new AuditTrail(dynamo, settings, registry, clock);
    final CustodianTrail custodians = new CustodianTrail(dynamo, settings, clock);
    final DocumentVault vault = new DocumentVault(s3, settings);
    final CustodianConfiguration configuration = new CustodianConfiguration(dynamo, settings, custodians, clock);
    final Erasures erasures = new Erasures(dynamo, settings, custodians, clock);
    final AuditVerifier verifier = new AuditVerifier(dynamo, settings.documentsTable(), settings.auditTable());
    final RequestRegister requests = new RequestRegister(dynamo, settings.privacy(), custodians);
    final RequestFiles words = new RequestFiles(s3, settings.privacy());
    final SubjectKeys keys;
    final SubjectErasure erasure;
    final OpenErasures open;

    ErasureFixture() {
        StoreTables.make(dynamo, settings.documentsTable(), settings.auditTable());
        StoreTables.reviews(dynamo, settings.reviewsTable());
        StoreTables.configuration(dynamo, settings.configurationTable());
        StoreTables.erasures(dynamo, settings.table());
        StoreTables.subjectKeys(dynamo, settings.keysTable);
        StoreTables.privacyRequests(dynamo, settings.privacy().table());
        for (String bucket : List.of(
                settings.intakeBucket(),
                settings.releasedBucket(),
                settings.quarantineBucket(),
                settings.bucket(),
                settings.privacy().bucket())) {
            s3.createBucket(request ->
                    request.bucket(bucket).objectLockEnabledForBucket(bucket.equals(settings.quarantineBucket())));
            s3.putBucketVersioning(request -> request.bucket(bucket)
                    .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        }
        KmsClient kms = client(KmsClient.builder(), gateway.endpoint());
        keys = new SubjectKeys(
                dynamo,
                () -> kms,
                new Secrets(client(SecretsManagerClient.builder(), gateway.endpoint())),
                settings,
                settings.keys());
        ErasureRecord record = new ErasureRecord(settings);
        SubjectObjects objects = new SubjectObjects(s3, settings);
        Obligations obligations = new Obligations(objects, configuration, clock);
        PipelineEvents bus =
                new PipelineEvents(client(EventBridgeClient.builder(), gateway.endpoint()), new ObjectMapper());
        DocumentErasure document = new DocumentErasure(
                registry,
                trail,
                vault,
                new ReviewQueue(dynamo, settings, clock),
                new ReleasedCopy(vault, trail, bus),
                objects,
                obligations,
                erasures,
                record);
        CertificateIssue certificates = new CertificateIssue(
                erasures,
                registry,
                custodians,
                new KmsCertificateSigner(kms, settings),
                new CertificateStore(s3, settings),
                record,
                clock);
        erasure = new SubjectErasure(
                erasures,
                new SubjectDocuments(registry),
                document,
                obligations,
                consents,
                clinical,
                new PatientWords(requests, words),
                keys,
                certificates,
                record,
                settings,
                clock);
        open = new OpenErasures(erasures, erasure, clock);
    }

    /** Claimed and described, with a PHI report. */
    Document arrived(Custodian custodian, SubjectToken subject, String key, DocumentKind kind) {
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key), RequestBody.fromString("A note."))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        DocumentId id = DocumentId.of(location.bucket(), location.key(), version);
        Document document = new Document(
                id,
                custodian,
                subject,
                DocumentFormat.TEXT,
                kind,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                "00".repeat(32),
                7,
                Instant.now());
        trail.claim(new ClaimRequest(id, custodian, location, "run-" + id, document.receivedAt(), false));
        step(document, "ValidateDocument", RegistryChange.described(document));
        vault.putReport(document, "{}".getBytes(StandardCharsets.UTF_8));
        return document;
    }

    Document arrived(Custodian custodian, SubjectToken subject) {
        return arrived(
                custodian, subject, "intake/" + custodian + "/" + UUID.randomUUID() + ".txt", DocumentKind.OTHER);
    }

    Document released(Custodian custodian, SubjectToken subject) {
        Document document = arrived(custodian, subject);
        vault.release(document, "An earlier copy.".getBytes(StandardCharsets.UTF_8));
        ObjectLocation copy = vault.release(document, "A clean note.".getBytes(StandardCharsets.UTF_8));
        step(document, "StoreDocument", RegistryChange.released(copy));
        return document;
    }

    Document held(Custodian custodian, SubjectToken subject) {
        Document document = arrived(custodian, subject);
        vault.hold(custodian, document.id(), document.location());
        vault.putNote(custodian, "held-" + document.id() + "-00000000", 1, "She is known to me.");
        step(
                document,
                "QuarantineDocument",
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING));
        return document;
    }

    /** As {@code released}, out of an archive that was unpacked whole. */
    Document unpacked(Custodian custodian, SubjectToken subject) {
        String key = "intake/" + custodian + "/" + UUID.randomUUID() + ".zip";
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key), RequestBody.fromString("A zip."))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        DocumentId archive = DocumentId.of(location.bucket(), location.key(), version);
        trail.claim(new ClaimRequest(archive, custodian, location, "run-" + archive, Instant.now(), false));
        commit(custodian, archive, "UnpackDocument", RegistryChange.unpacked());
        return arrived(
                custodian, subject, "intake/%s/unpacked/%s/00001".formatted(custodian, archive), DocumentKind.OTHER);
    }

    private void step(Document document, String step, RegistryChange change) {
        commit(document.custodian(), document.id(), step, change);
    }

    private void commit(Custodian custodian, DocumentId id, String step, RegistryChange change) {
        trail.commit(
                registry.find(custodian, id).orElseThrow(),
                new AuditEntry("function:" + step, "test", step, AuditOutcome.SUCCESS, null, Map.of()),
                change);
    }

    DocumentRecord record(Document document) {
        return registry.find(document.custodian(), document.id()).orElseThrow();
    }

    /** Names and versions of all that lies in the three buckets of documents and holds this text in its key. */
    List<String> objects(String text) {
        return List.of(settings.intakeBucket(), settings.releasedBucket(), settings.quarantineBucket()).stream()
                .flatMap(bucket -> {
                    var page = s3.listObjectVersions(request -> request.bucket(bucket));
                    return java.util.stream.Stream.concat(
                            page.versions().stream().map(one -> one.key() + " " + one.versionId()),
                            page.deleteMarkers().stream().map(one -> one.key() + " " + one.versionId()));
                })
                .filter(name -> name.contains(text))
                .sorted()
                .toList();
    }

    private PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(databaseUrl);
        database.setUser(postgres.login().user());
        database.setPassword(postgres.login().password());
        return database;
    }

    private Gateway gateway() {
        SecretStore secrets = SecretStore.inMemory();
        secrets.put("subject-key", "arn:aws:secretsmanager:eu-west-2:000000000000:secret:subject-key", "s".repeat(32));
        CustomerKeys customerKeys = CustomerKeys.inMemory();
        customerKeys.provision(
                WRAPPING, "arn:aws:kms:eu-west-2:000000000000:key/" + WRAPPING, KeySpec.SYMMETRIC_DEFAULT, true);
        customerKeys.provision(
                SIGNING, "arn:aws:kms:eu-west-2:000000000000:key/" + SIGNING, KeySpec.ECC_NIST_P256, true);
        try {
            return Gateway.start(
                    0,
                    List.of(
                            new SecretsManagerEndpoint(secrets),
                            new KmsEndpoint(customerKeys),
                            new Bus(),
                            objectStore));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.EU_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(killer))
                .build();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        objectStore.close();
    }

    /** An event bus that keeps what it is given. */
    private final class Bus implements ServiceEndpoint {

        @Override
        public boolean accepts(GatewayRequest request) {
            return request.header("x-amz-target").orElse("").equals("AWSEvents.PutEvents");
        }

        @Override
        public GatewayResponse answer(GatewayRequest request) {
            events.add(new String(request.body(), StandardCharsets.UTF_8));
            return GatewayResponse.of(
                    200,
                    "application/x-amz-json-1.1",
                    "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"1\"}]}".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Tables and buckets of this fixture alone. */
    static final class Settings implements KitSettings, ErasureSettings {

        final String keysTable = EmbeddedStores.uniqueName("subject-keys");
        private final String name = EmbeddedStores.uniqueName("erase");

        SubjectKeySettings keys() {
            return new SubjectKeySettings() {
                @Override
                public String table() {
                    return keysTable;
                }

                @Override
                public String wrappingKey() {
                    return WRAPPING;
                }
            };
        }

        PrivacySettings privacy() {
            return new PrivacySettings() {
                @Override
                public String table() {
                    return name + "-privacy-requests";
                }

                @Override
                public String bucket() {
                    return name + "-privacy";
                }

                @Override
                public String certificateBucket() {
                    return Settings.this.bucket();
                }

                @Override
                public String signingKey() {
                    return SIGNING;
                }

                @Override
                public String erasureFunction() {
                    return "erase-subject";
                }

                @Override
                public long partBytes() {
                    return 1 << 20;
                }
            };
        }

        @Override
        public String environment() {
            return "test";
        }

        @Override
        public String documentsTable() {
            return name + "-documents";
        }

        @Override
        public String auditTable() {
            return name + "-audit";
        }

        @Override
        public String reviewsTable() {
            return name + "-reviews";
        }

        @Override
        public String configurationTable() {
            return name + "-configuration";
        }

        @Override
        public String activityTable() {
            return name + "-activity";
        }

        @Override
        public String intakeBucket() {
            return name + "-intake";
        }

        @Override
        public String releasedBucket() {
            return name + "-released";
        }

        @Override
        public String quarantineBucket() {
            return name + "-quarantine";
        }

        @Override
        public String subjectKeySecret() {
            return "subject-key";
        }

        @Override
        public String functionVersion() {
            return "test";
        }

        @Override
        public String table() {
            return name + "-erasures";
        }

        @Override
        public String bucket() {
            return name + "-certificates";
        }

        @Override
        public String signingKey() {
            return SIGNING;
        }

        @Override
        public Duration settling() {
            return Duration.ZERO;
        }
    }
}
