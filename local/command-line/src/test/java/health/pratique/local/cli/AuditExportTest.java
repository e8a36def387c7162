package health.pratique.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.archive.Anchor;
import health.pratique.audit.archive.ArchiveBatch;
import health.pratique.audit.archive.RowMark;
import health.pratique.local.cloud.stores.EmbeddedStores;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A copy of the archive, out of a real bucket. */
class AuditExportTest {

    private static final String FILE = "events/2026/01/02/03/1-1.ndjson";
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path directory;

    private final String bucket = EmbeddedStores.uniqueName("audit");
    private final S3Client s3 = S3Client.builder()
            .endpointOverride(EmbeddedStores.shared().s3().endpoint())
            .forcePathStyle(true)
            .region(Region.EU_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final AuditEvent event = AuditEvent.first(
            DocumentId.of("intake", "intake/harbor-clinic/1", "v1"),
            new Custodian("harbor-clinic"),
            TIME,
            new AuditEntry("function:Step", "1", "Step", AuditOutcome.SUCCESS, null, Map.of()));

    @BeforeEach
    void makeBucket() {
        s3.createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void anArchiveWithoutAnAnchorIsNotExportedYet() {
        assertThatThrownBy(() -> new AuditExport(s3, bucket).into(directory))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no anchor yet");
    }

    @Test
    void anExportHasEachAnchorAndEachFileThatOneVouchesForAndVerifiesByItself() throws IOException {
        put(FILE, event.toJson() + "\n");
        put("events/2026/01/02/03/2-2.ndjson", "not vouched for yet\n");
        put(Anchor.key(1), anchor(FILE).toNdjson());
        assertThat(new AuditExport(s3, bucket).into(directory)).isEqualTo(new AuditExport.Copied(1, 1, 2));
        assertThat(directory.resolve(FILE)).hasContent(event.toJson());
        assertThat(directory.resolve("events/2026/01/02/03/2-2.ndjson")).doesNotExist();
        StringWriter out = new StringWriter();
        int verified = new CommandLine(new AuditVerifyCommand())
                .setOut(new PrintWriter(out, true))
                .execute(directory.toString());
        assertThat(verified).as(out.toString()).isZero();
    }

    @Test
    void whatIsThereAlreadyIsNotFetchedAgain() throws IOException {
        put(FILE, event.toJson() + "\n");
        put(Anchor.key(1), anchor(FILE).toNdjson());
        new AuditExport(s3, bucket).into(directory);
        Files.delete(directory.resolve(FILE));
        assertThat(new AuditExport(s3, bucket).into(directory)).isEqualTo(new AuditExport.Copied(1, 1, 1));
        assertThat(directory.resolve(FILE)).exists();
    }

    @Test
    void anAnchorThatDoesNotHoldIsNamed() {
        put(Anchor.key(1), anchor(FILE).toNdjson().replace("2026-01-02T03:05:05Z", "2026-01-02T03:06:05Z"));
        assertThatThrownBy(() -> new AuditExport(s3, bucket).into(directory))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining(Anchor.key(1));
    }

    private Anchor anchor(String file) {
        return new Anchor(
                1,
                TIME.plusSeconds(60),
                Anchor.GENESIS,
                List.of(new ArchiveBatch(file, TIME, TIME, List.of(RowMark.of(event)))));
    }

    private void put(String key, String text) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }
}
