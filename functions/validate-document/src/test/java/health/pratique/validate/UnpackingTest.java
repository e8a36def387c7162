package health.pratique.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEvent;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Intake;
import health.pratique.model.PipelineState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Archives on their way in, over real stores. */
@QuarkusTest
@QuarkusTestResource(IntakeStores.class)
class UnpackingTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final String TEST_FILE =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    @Inject
    SubjectKeys keys;

    @Inject
    @Named("validate-document")
    RequestHandler<ValidateInput, PipelineState> handler;

    @Inject
    S3Client s3;

    @Inject
    DocumentVault vault;

    @Inject
    KitSettings settings;

    @Inject
    DocumentRegistry registry;

    @Inject
    AuditTrail trail;

    @Inject
    ObjectMapper json;

    @Test
    void eachDocumentOfAnArchiveArrivesAsAnObjectWithTheArchivesMetadata() throws IOException {
        Sent zip = send(zip("one", "Seen today, feels well.", "two"), IntakeSamples.metadata());
        assertThat(validate(zip, "run-1").intake()).isEqualTo(Intake.UNPACKED);
        List<ObjectVersion> arrived = arrived(zip);
        assertThat(arrived.stream().map(ObjectVersion::key))
                .containsExactly(prefix(zip) + "00001", prefix(zip) + "00002", prefix(zip) + "00003");
        var second = s3.getObjectAsBytes(request ->
                request.bucket(settings.intakeBucket()).key(arrived.get(1).key()));
        assertThat(second.asUtf8String()).isEqualTo("Seen today, feels well.");
        assertThat(second.response().metadata()).isEqualTo(IntakeSamples.metadata());
    }

    @Test
    void whatArrivedIsAcceptedAsADocumentOfItsOwn() throws IOException {
        Sent zip = send(zip("Seen today, feels well."), IntakeSamples.metadata());
        validate(zip, "run-1");
        ObjectVersion entry = arrived(zip).getFirst();
        PipelineState state = validate(sent(entry.key(), entry.versionId()), "run-2");
        assertThat(state.accepted().subject()).isEqualTo(keys.token(HARBOR, "H-1"));
    }

    @Test
    void theArchiveEndsAsUnpackedAndItsTrailCountsItsDocuments() throws IOException {
        Sent zip = send(zip("one", "two"), IntakeSamples.metadata());
        validate(zip, "run-1");
        assertThat(status(zip)).isEqualTo(DocumentStatus.UNPACKED);
        assertThat(status(zip).terminal()).isTrue();
        AuditEvent last = trail.events(HARBOR, zip.id()).getLast();
        assertThat(last.action()).isEqualTo("ValidateDocument");
        assertThat(last.facts())
                .containsEntry("format", "ZIP")
                .containsEntry("documents", "2")
                .containsEntry("source", "ehr-a")
                .doesNotContainValue("H-1");
    }

    @Test
    void unpackedAgainAnArchiveBringsNothingTwice() throws IOException {
        Sent zip = send(zip("one", "two"), IntakeSamples.metadata());
        vault.deposit(HARBOR, zip.id(), 1, "one".getBytes(StandardCharsets.UTF_8), IntakeSamples.metadata());
        validate(zip, "run-1");
        assertThat(validate(zip, "run-1").intake()).isEqualTo(Intake.UNPACKED);
        assertThat(validate(zip, "run-2").intake()).isEqualTo(Intake.DUPLICATE);
        assertThat(arrived(zip)).hasSize(2);
        assertThat(trail.events(HARBOR, zip.id())).hasSize(2);
    }

    @Test
    void aGzipIsUnpackedToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write("Seen today.".getBytes(StandardCharsets.UTF_8));
        }
        Sent gzip = send(out.toByteArray(), IntakeSamples.metadata());
        assertThat(validate(gzip, "run-1").intake()).isEqualTo(Intake.UNPACKED);
        assertThat(arrived(gzip)).hasSize(1);
    }

    @Test
    void anOfficeDocumentAmongOthersIsRejectedAlone() throws IOException {
        ByteArrayOutputStream letter = new ByteArrayOutputStream();
        try (ZipOutputStream docx = new ZipOutputStream(letter)) {
            docx.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("letter.docx"));
            zip.write(letter.toByteArray());
            zip.putNextEntry(new ZipEntry("note.txt"));
            zip.write("Seen today.".getBytes(StandardCharsets.UTF_8));
        }
        Sent archive = send(out.toByteArray(), IntakeSamples.metadata());
        assertThat(validate(archive, "run-1").intake()).isEqualTo(Intake.UNPACKED);
        List<ObjectVersion> documents = arrived(archive);
        assertThat(documents).hasSize(2);
        Sent docx = sent(documents.getFirst().key(), documents.getFirst().versionId());
        assertRefused(docx, DocumentRejected.class, ReasonCode.FORMAT_UNSUPPORTED);
        Sent note = sent(documents.getLast().key(), documents.getLast().versionId());
        assertThat(validate(note, "run-3").intake()).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void anUnsafeArchiveIsRejectedWhole() throws IOException {
        Sent nested = send(zip("one", "PK\u0003\u0004"), IntakeSamples.metadata());
        assertRefused(nested, DocumentRejected.class, ReasonCode.ARCHIVE_UNSAFE);
    }

    @Test
    void malwareInOneEntryHoldsTheArchiveWhole() throws IOException {
        Sent infected = send(zip("one", TEST_FILE), IntakeSamples.metadata());
        assertRefused(infected, PolicyViolated.class, ReasonCode.MALWARE_FOUND);
    }

    @Test
    void anArchiveWithoutItsMetadataIsRejected() throws IOException {
        Map<String, String> metadata = IntakeSamples.metadata();
        metadata.remove("purpose-of-use");
        assertRefused(send(zip("one"), metadata), DocumentRejected.class, ReasonCode.METADATA_MISSING);
    }

    private record Sent(String key, String version, DocumentId id) {}

    private static byte[] zip(String... texts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < texts.length; i++) {
                zip.putNextEntry(new ZipEntry("Jane Roe " + i + ".txt"));
                zip.write(texts[i].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private Sent send(byte[] content, Map<String, String> metadata) {
        String bucket = settings.intakeBucket();
        String key = "intake/harbor-clinic/" + UUID.randomUUID();
        String version = s3.putObject(
                        request -> request.bucket(bucket).key(key).metadata(metadata), RequestBody.fromBytes(content))
                .versionId();
        return sent(key, version);
    }

    private Sent sent(String key, String version) {
        return new Sent(key, version, DocumentId.of(settings.intakeBucket(), key, version));
    }

    private PipelineState validate(Sent sent, String run) {
        String text = IntakeSamples.input(
                run, "aws.s3", "Object Created", settings.intakeBucket(), sent.key(), sent.version());
        try {
            return handler.handleRequest(json.readValue(text, ValidateInput.class), null);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DocumentStatus status(Sent sent) {
        return registry.find(HARBOR, sent.id()).orElseThrow().status();
    }

    private static String prefix(Sent archive) {
        return "intake/harbor-clinic/unpacked/" + archive.id() + "/";
    }

    private List<ObjectVersion> arrived(Sent archive) {
        return s3.listObjectVersions(
                        request -> request.bucket(settings.intakeBucket()).prefix(prefix(archive)))
                .versions();
    }

    private void assertRefused(Sent sent, Class<? extends PipelineFault> fault, ReasonCode reason) {
        assertThatThrownBy(() -> validate(sent, "run-1")).isInstanceOf(fault).hasMessageStartingWith(reason.name());
        assertThat(trail.events(HARBOR, sent.id()).getLast().reason()).isEqualTo(reason);
        assertThat(arrived(sent)).isEmpty();
    }
}
