package health.pratique.local.cloud.s3;

import static health.pratique.local.cloud.stores.EmbeddedStores.uniqueName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3 as the handlers use it, through the gateway and with the real client. */
class S3EndpointTest {

    private static final String KEY_ARN = "arn:aws:kms:eu-west-2:000000000000:key/0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final int PART = 5 * 1024 * 1024;

    private static final List<ObjectCreated> EVENTS = new CopyOnWriteArrayList<>();
    private static S3Endpoint endpoint;
    private static Gateway gateway;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException {
        endpoint = new S3Endpoint(EmbeddedStores.shared().s3(), EVENTS::add);
        gateway = Gateway.start(0, List.of(endpoint));
        s3 = new GatewayClients(gateway.endpoint()).s3();
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
        gateway.close();
        endpoint.close();
    }

    @Test
    void eachVersionIsKeptAndToldOfOnce() throws IOException {
        String bucket = provisioned(
                BucketSettings.plain(uniqueName("intake")).withVersions().withEvents());

        PutObjectResponse first = put(bucket, "intake/clinic-a/Müller + Söhne.txt", "first");
        PutObjectResponse second = put(bucket, "intake/clinic-a/Müller + Söhne.txt", "second!");

        assertThat(events(bucket))
                .containsExactly(
                        new ObjectCreated(
                                bucket,
                                "intake/clinic-a/Müller + Söhne.txt",
                                first.versionId(),
                                5,
                                first.eTag().replace("\"", ""),
                                "PutObject"),
                        new ObjectCreated(
                                bucket,
                                "intake/clinic-a/Müller + Söhne.txt",
                                second.versionId(),
                                7,
                                second.eTag().replace("\"", ""),
                                "PutObject"));
        assertThat(s3.getObjectAsBytes(object -> object.bucket(bucket)
                                .key("intake/clinic-a/Müller + Söhne.txt")
                                .versionId(first.versionId()))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void copiesAndMultipartUploadsAreToldOfWithTheirSize() throws IOException {
        String bucket = provisioned(
                BucketSettings.plain(uniqueName("intake")).withVersions().withEvents());
        put(bucket, "one", "source");
        String copied = s3.copyObject(copy -> copy.sourceBucket(bucket)
                        .sourceKey("one")
                        .destinationBucket(bucket)
                        .destinationKey("two"))
                .versionId();
        String upload = s3.createMultipartUpload(object -> object.bucket(bucket).key("three"))
                .uploadId();
        List<CompletedPart> parts = List.of(part(bucket, upload, 1, PART), part(bucket, upload, 2, 10));
        String completed = s3.completeMultipartUpload(object -> object.bucket(bucket)
                        .key("three")
                        .uploadId(upload)
                        .multipartUpload(whole -> whole.parts(parts)))
                .versionId();

        assertThat(events(bucket))
                .extracting(ObjectCreated::reason, ObjectCreated::versionId, ObjectCreated::sizeBytes)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("CopyObject", copied, 6L),
                        org.assertj.core.groups.Tuple.tuple("CompleteMultipartUpload", completed, PART + 10L))
                .hasSize(3);
    }

    @Test
    void tagsAndBucketsWithoutEventsAreNotToldOf() throws IOException {
        String silent = provisioned(BucketSettings.plain(uniqueName("released")));
        String watched = provisioned(BucketSettings.plain(uniqueName("intake")).withEvents());
        put(silent, "a", "text");
        put(watched, "a", "text");

        s3.putObjectTagging(object -> object.bucket(watched)
                .key("a")
                .tagging(tagging ->
                        tagging.tagSet(Tag.builder().key("kind").value("note").build())));

        assertThat(events(silent)).isEmpty();
        assertThat(events(watched)).hasSize(1);
    }

    @Test
    void anObjectIsEncryptedAsItsBucketSays() throws IOException {
        String bucket =
                provisioned(BucketSettings.plain(uniqueName("quarantine")).encryptedWith(KEY_ARN));
        String plain = provisioned(BucketSettings.plain(uniqueName("plain")));

        PutObjectResponse put = put(bucket, "a", "text");
        put(plain, "a", "text");
        s3.putObject(
                object -> object.bucket(bucket).key("b").serverSideEncryption(ServerSideEncryption.AES256),
                RequestBody.fromString("text"));

        assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS);
        assertThat(s3.headObject(object -> object.bucket(bucket).key("a")))
                .satisfies(head -> assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AWS_KMS))
                .satisfies(head -> assertThat(head.ssekmsKeyId()).isEqualTo(KEY_ARN));
        assertThat(s3.getObjectAsBytes(object -> object.bucket(bucket).key("a"))
                        .response()
                        .ssekmsKeyId())
                .isEqualTo(KEY_ARN);
        assertThat(s3.headObject(object -> object.bucket(bucket).key("b")).serverSideEncryption())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(s3.headObject(object -> object.bucket(plain).key("a")).serverSideEncryption())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(s3.getBucketEncryption(asked -> asked.bucket(bucket))
                        .serverSideEncryptionConfiguration()
                        .rules()
                        .getFirst()
                        .applyServerSideEncryptionByDefault()
                        .kmsMasterKeyID())
                .isEqualTo(KEY_ARN);
    }

    @Test
    void ofManyWritersThatWantToBeFirstOneIs() throws Exception {
        String bucket = provisioned(BucketSettings.plain(uniqueName("claims")));
        Callable<Integer> writer = () -> {
            try {
                s3.putObject(
                        object -> object.bucket(bucket).key("claim").ifNoneMatch("*"), RequestBody.fromString("mine"));
                return 200;
            } catch (S3Exception refused) {
                return refused.statusCode();
            }
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = threads.invokeAll(java.util.Collections.nCopies(16, writer)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(answers).containsOnlyOnce(200);
            assertThat(answers).filteredOn(answer -> answer == 412).hasSize(15);
        }
    }

    @Test
    void metadataAndALargeBodyWithATrailingChecksumComeThrough() throws IOException {
        String bucket = provisioned(BucketSettings.plain(uniqueName("large")).withEvents());
        byte[] content = new byte[3_000_000];
        Arrays.fill(content, (byte) 'x');

        s3.putObject(
                object -> object.bucket(bucket)
                        .key("a")
                        .metadata(java.util.Map.of("patient-id", "p-1"))
                        .checksumAlgorithm("SHA256"),
                RequestBody.fromInputStream(new java.io.ByteArrayInputStream(content), content.length));

        var stored = s3.getObjectAsBytes(object -> object.bucket(bucket).key("a"));
        assertThat(stored.asByteArray()).isEqualTo(content);
        assertThat(stored.response().metadata()).containsEntry("patient-id", "p-1");
        assertThat(events(bucket)).extracting(ObjectCreated::sizeBytes).containsExactly(3_000_000L);
    }

    @Test
    void aPresignedAddressCanBeReadWithoutACredential() throws Exception {
        String bucket = provisioned(BucketSettings.plain(uniqueName("shared")));
        put(bucket, "a b", "for whoever has the address");
        try (S3Presigner presigner = S3Presigner.builder()
                        .endpointOverride(gateway.endpoint())
                        .region(Region.EU_WEST_2)
                        .credentialsProvider(GatewayClients.CREDENTIALS)
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build();
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(object -> object.bucket(bucket).key("a b")))
                    .url()
                    .toURI();

            assertThat(client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("for whoever has the address");
        }
    }

    @Test
    void aBucketThatWasNotMadeDoesNotExist() {
        assertThatThrownBy(() -> put(uniqueName("nobody"), "a", "text")).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void whatIsNotImplementedIsNamed() throws IOException {
        String bucket = provisioned(BucketSettings.plain(uniqueName("any")));

        assertThatThrownBy(
                        () -> s3.putBucketPolicy(policy -> policy.bucket(bucket).policy("{}")))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("policy");
    }

    @Test
    void theTimeSpentInTheStoreIsToldApart() throws IOException {
        var before = endpoint.use();
        String bucket = provisioned(BucketSettings.plain(uniqueName("counted")));
        put(bucket, "a", "text");

        assertThat(endpoint.use().since(before).calls()).isPositive();
        assertThat(endpoint.use().since(before).waited()).isPositive();
    }

    private static String provisioned(BucketSettings settings) throws IOException {
        endpoint.provision(settings);
        return settings.name();
    }

    private static PutObjectResponse put(String bucket, String key, String text) {
        return s3.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private static CompletedPart part(String bucket, String upload, int number, int size) {
        String eTag = s3.uploadPart(
                        part -> part.bucket(bucket)
                                .key("three")
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(new byte[size]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(eTag).build();
    }

    private static List<ObjectCreated> events(String bucket) {
        return EVENTS.stream().filter(event -> event.bucket().equals(bucket)).toList();
    }
}
