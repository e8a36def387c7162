package health.pratique.local.cloud.s3;

import static health.pratique.local.cloud.stores.EmbeddedStores.uniqueName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.local.cloud.gateway.Gateway;
import health.pratique.local.cloud.gateway.GatewayClients;
import health.pratique.local.cloud.stores.EmbeddedStores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is protected stays, whoever asks. */
class ObjectLockTest {

    private static S3Endpoint endpoint;
    private static Gateway gateway;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException {
        endpoint = new S3Endpoint(EmbeddedStores.shared().s3(), ObjectCreatedListener.NO_OP);
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
    void aVersionUnderTheBucketsRetentionCannotBeDeleted() throws IOException {
        String bucket = bucket("COMPLIANCE");
        String version = put(bucket, "a");

        refused(() -> s3.deleteObject(
                object -> object.bucket(bucket).key("a").versionId(version).bypassGovernanceRetention(true)));
        s3.deleteObject(object -> object.bucket(bucket).key("a"));

        assertThat(s3.getObjectAsBytes(object -> object.bucket(bucket).key("a").versionId(version))
                        .asUtf8String())
                .isEqualTo("text");
    }

    @Test
    void governanceYieldsToWhoeverMayBypassIt() throws IOException {
        String bucket = bucket("GOVERNANCE");
        String version = put(bucket, "a");

        refused(() -> s3.deleteObject(object -> object.bucket(bucket).key("a").versionId(version)));
        s3.deleteObject(
                object -> object.bucket(bucket).key("a").versionId(version).bypassGovernanceRetention(true));

        assertThat(s3.listObjectVersions(list -> list.bucket(bucket)).versions())
                .isEmpty();
    }

    @Test
    void retentionBecomesLongerButNotShorter() throws IOException {
        String bucket = bucket("COMPLIANCE");
        String version = put(bucket, "a");

        refused(() -> retain(bucket, version, Duration.ofMinutes(1)));
        retain(bucket, version, Duration.ofDays(30));

        assertThat(s3.getObjectRetention(
                                object -> object.bucket(bucket).key("a").versionId(version))
                        .retention()
                        .retainUntilDate())
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void aLegalHoldProtectsWithoutRetention() throws IOException {
        String bucket = uniqueName("held");
        endpoint.provision(BucketSettings.plain(bucket).withObjectLock(Optional.empty()));
        String version = s3.putObject(
                        object ->
                                object.bucket(bucket).key("a").objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON),
                        RequestBody.fromString("text"))
                .versionId();
        String free = put(bucket, "b");

        refused(() -> s3.deleteObject(object -> object.bucket(bucket).key("a").versionId(version)));
        s3.deleteObject(object -> object.bucket(bucket).key("b").versionId(free));
    }

    @Test
    void ofManyToBeDeletedTheProtectedStay() throws IOException {
        String bucket = uniqueName("some");
        endpoint.provision(BucketSettings.plain(bucket).withObjectLock(Optional.empty()));
        String free = put(bucket, "free & easy");
        String kept = s3.putObject(
                        object -> object.bucket(bucket)
                                .key("kept")
                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                .objectLockRetainUntilDate(Instant.now().plus(Duration.ofDays(1))),
                        RequestBody.fromString("text"))
                .versionId();

        var answer = s3.deleteObjects(objects -> objects.bucket(bucket)
                .delete(delete -> delete.objects(identifier("free & easy", free), identifier("kept", kept))));

        assertThat(answer.errors()).extracting(error -> error.key()).containsExactly("kept");
        assertThat(answer.deleted()).extracting(deleted -> deleted.key()).containsExactly("free & easy");
        assertThat(s3.listObjectVersions(list -> list.bucket(bucket)).versions())
                .extracting(version -> version.key())
                .containsExactly("kept");
    }

    @Test
    void versionsCannotBeSuspended() throws IOException {
        String bucket = bucket("COMPLIANCE");

        assertThatThrownBy(() -> s3.putBucketVersioning(versioning ->
                        versioning.bucket(bucket).versioningConfiguration(status -> status.status("Suspended"))))
                .isInstanceOf(S3Exception.class)
                .extracting(refused -> ((S3Exception) refused).statusCode())
                .isEqualTo(409);
    }

    private static String bucket(String mode) throws IOException {
        String bucket = uniqueName("audit");
        endpoint.provision(
                BucketSettings.plain(bucket).withObjectLock(Optional.of(new BucketSettings.DefaultRetention(mode, 7))));
        return bucket;
    }

    private static void retain(String bucket, String version, Duration duration) {
        s3.putObjectRetention(
                object -> object.bucket(bucket).key("a").versionId(version).retention(retention -> retention
                        .mode("COMPLIANCE")
                        .retainUntilDate(Instant.now().plus(duration))));
    }

    private static String put(String bucket, String key) {
        return s3.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromString("text"))
                .versionId();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(S3Exception.class)
                .extracting(refused -> ((S3Exception) refused).statusCode())
                .isEqualTo(403);
    }
}
