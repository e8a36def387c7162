package health.pratique.validate;

import static health.pratique.validate.IntakeSamples.bundle;
import static health.pratique.validate.IntakeSamples.metadata;
import static health.pratique.validate.IntakeSamples.observation;
import static health.pratique.validate.IntakeSamples.patient;
import static health.pratique.validate.IntakeSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.KitSettings;
import health.pratique.kit.RegistryChange;
import health.pratique.kit.SubjectKeys;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.DocumentStatus;
import health.pratique.model.Intake;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Documents on their way in, over real stores, from the event's JSON to the state's. */
@QuarkusTest
@QuarkusTestResource(IntakeStores.class)
class ValidateDocumentTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final String NOTE = "Seen today, feels well.";

    @Inject
    SubjectKeys keys;

    @Inject
    @Named("validate-document")
    RequestHandler<ValidateInput, PipelineState> handler;

    @Inject
    S3Client s3;

    @Inject
    KitSettings settings;

    @Inject
    DocumentRegistry registry;

    @Inject
    AuditTrail trail;

    @Inject
    ObjectMapper json;

    @Test
    void aNoteWithItsMetadataIsAcceptedAndDescribed() {
        Sent sent = send("intake/harbor-clinic/note.txt", NOTE, metadata());
        Document document = validate(sent, "run-1").accepted();
        assertThat(document.id()).isEqualTo(sent.id());
        assertThat(document.custodian()).isEqualTo(HARBOR);
        assertThat(document.subject()).isEqualTo(keys.token(HARBOR, "H-1"));
        assertThat(document.format()).isEqualTo(DocumentFormat.TEXT);
        assertThat(document.kind()).isEqualTo(DocumentKind.PROGRESS_NOTE);
        assertThat(document.purpose()).isEqualTo(PurposeOfUse.HRESCH);
        assertThat(document.releasePolicy()).isEqualTo(ReleasePolicy.SAFE_HARBOR);
        assertThat(document.location().versionId()).isEqualTo(sent.version());
        assertThat(document.sha256()).isEqualTo("f928af6557549db54361c1d825f10710d86fbbdb1d9ea7ef3c2d79c0d5f4b777");
        assertThat(document.bytes()).isEqualTo(NOTE.length());
        DocumentRecord record = registry.find(HARBOR, sent.id()).orElseThrow();
        assertThat(record.status()).isEqualTo(DocumentStatus.PROCESSING);
        assertThat(record.kind()).isEqualTo(DocumentKind.PROGRESS_NOTE);
        assertThat(record.subject()).isEqualTo(document.subject());
    }

    @Test
    void theTrailTellsOfTheClaimAndOfTheAcceptanceWithoutPhi() {
        Sent sent = send("intake/harbor-clinic/note.txt", NOTE, metadata());
        validate(sent, "run-1");
        List<AuditEvent> events = trail.events(HARBOR, sent.id());
        assertThat(events.stream().map(AuditEvent::action)).containsExactly("ReceiveDocument", "ValidateDocument");
        assertThat(events.getLast().facts())
                .containsEntry("format", "TEXT")
                .containsEntry("kind", "PROGRESS_NOTE")
                .containsEntry("source", "ehr-a")
                .doesNotContainValue("H-1");
    }

    @Test
    void theSameEventAgainIsADuplicateForAnotherRunAndARetryForItsOwn() {
        Sent sent = send("intake/harbor-clinic/note.txt", NOTE, metadata());
        PipelineState first = validate(sent, "run-1");
        assertThat(validate(sent, "run-2")).isEqualTo(PipelineState.duplicate("run-2"));
        assertThat(validate(sent, "run-1")).isEqualTo(first);
        assertThat(trail.events(HARBOR, sent.id())).hasSize(2);
    }

    @Test
    void fiveEventsAtOnceMakeOneRun() {
        Sent sent = send("intake/harbor-clinic/note.txt", NOTE, metadata());
        List<CompletableFuture<PipelineState>> runs = IntStream.range(0, 5)
                .mapToObj(run ->
                        CompletableFuture.supplyAsync(() -> handler.handleRequest(input(sent, "run-" + run), null)))
                .toList();
        assertThat(runs.stream().map(CompletableFuture::join).map(PipelineState::intake))
                .containsOnlyOnce(Intake.ACCEPTED)
                .hasSize(5);
        assertThat(trail.events(HARBOR, sent.id())).hasSize(2);
    }

    @Test
    void aReprocessRequestTakesUpADocumentInQuarantineOnly() {
        Sent sent = send("intake/harbor-clinic/note.txt", NOTE, metadata());
        validate(sent, "run-1");
        assertThat(handler.handleRequest(reprocess(sent, "run-2"), null).intake())
                .isEqualTo(Intake.DUPLICATE);
        trail.commit(
                registry.find(HARBOR, sent.id()).orElseThrow(),
                new AuditEntry(
                        "function:QuarantineDocument",
                        "test",
                        "QuarantineDocument",
                        AuditOutcome.SUCCESS,
                        ReasonCode.CONSENT_MISSING,
                        Map.of()),
                RegistryChange.ended(DocumentStatus.QUARANTINED, ReasonCode.CONSENT_MISSING));
        assertThat(validate(sent, "run-3").intake()).isEqualTo(Intake.DUPLICATE);
        assertThat(handler.handleRequest(reprocess(sent, "run-4"), null)
                        .accepted()
                        .id())
                .isEqualTo(sent.id());
    }

    @Test
    void aBundleThatNamesItsPatientNeedsNoPatientIdAndNoKind() {
        Map<String, String> metadata = metadata();
        metadata.remove("patient-id");
        metadata.remove("document-kind");
        Document document = validate(send("intake/harbor-clinic/a.bin", bundle("MRN-9", "pat-9"), metadata), "run-1")
                .accepted();
        assertThat(document.format()).isEqualTo(DocumentFormat.FHIR_JSON);
        assertThat(document.kind()).isEqualTo(DocumentKind.PATIENT_RECORD);
        assertThat(document.subject()).isEqualTo(keys.token(HARBOR, "MRN-9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MRN-9", "pat-9", " pat-9 "})
    void aPatientMayBeNamedByIdentifierOrResourceId(String patientId) {
        Sent sent = send("intake/harbor-clinic/a.json", bundle("MRN-9", "pat-9"), with("patient-id", patientId));
        assertThat(validate(sent, "run-1").intake()).isEqualTo(Intake.ACCEPTED);
    }

    @Test
    void metadataAndContentThatNameTwoPatientsAreRejected() {
        assertRejected(
                send("intake/harbor-clinic/a.json", bundle("MRN-9", "pat-9"), with("patient-id", "MRN-8")),
                ReasonCode.METADATA_CONFLICT);
        assertRejected(
                send("intake/harbor-clinic/a.json", observation("Patient/other"), with("patient-id", "H-1")),
                ReasonCode.METADATA_CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MRN,Last Name,DOB,LDL\nMRN-8,Ashgrove,1966-03-09,118\nMRN-9,Delacourt,1980-12-28,96\n",
                "BHS|^~\\&|A|B\rMSH|^~\\&|A|B|C|D|20260303||ADT^A08|1|P|2.5.1\rPID|1||MRN-8^^^H^MR||Ashgrove\r"
                        + "MSH|^~\\&|A|B|C|D|20260303||ADT^A08|2|P|2.5.1\rPID|1||MRN-9^^^H^MR||Delacourt\rBTS|2\r"
            })
    void aTableOrABatchOfTwoPatientsIsRejectedWhomeverTheMetadataName(String content) {
        for (String named : List.of("MRN-8", "MRN-9")) {
            assertRejected(
                    send("intake/harbor-clinic/a", content, with("patient-id", named)), ReasonCode.METADATA_CONFLICT);
        }
    }

    @Test
    void aDocumentOfTwoPatientsIsRejectedWhomeverTheMetadataName() {
        String two =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}"
                        .formatted(patient("MRN-8", "pat-8"), patient("MRN-9", "pat-9"));
        for (String named : List.of("MRN-8", "MRN-9")) {
            assertRejected(
                    send("intake/harbor-clinic/a.json", two, with("patient-id", named)), ReasonCode.METADATA_CONFLICT);
        }
        String stray =
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":%s},{\"resource\":%s}]}"
                        .formatted(patient("MRN-8", "pat-8"), observation("Patient/pat-9"));
        assertRejected(
                send("intake/harbor-clinic/a.json", stray, with("patient-id", "MRN-8")), ReasonCode.METADATA_CONFLICT);
    }

    @Test
    void theSubjectOfASingleResourceIsItsPatient() {
        Sent sent = send("intake/harbor-clinic/a.json", observation("Patient/H-1"), metadata());
        assertThat(validate(sent, "run-1").intake()).isEqualTo(Intake.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient-id", "document-kind", "purpose-of-use", "source-system"})
    void anyMetadataThatIsMissingIsARejection(String name) {
        Map<String, String> metadata = metadata();
        metadata.remove(name);
        assertRejected(send("intake/harbor-clinic/note.txt", NOTE, metadata), ReasonCode.METADATA_MISSING);
    }

    @Test
    void contentIsCheckedBeforeMetadataAndRejectedByItsOwnReason() {
        assertRejected(
                send("intake/harbor-clinic/a", "ISA*00*          *00*          *ZZ*A~", Map.of()),
                ReasonCode.FORMAT_UNSUPPORTED);
        assertRejected(send("intake/harbor-clinic/a", "%PDF-1.7", Map.of()), ReasonCode.FORMAT_INVALID);
        assertRejected(send("intake/harbor-clinic/a", " \n", metadata()), ReasonCode.DOCUMENT_EMPTY);
        assertRejected(
                send("intake/harbor-clinic/a", "{\"resourceType\":\"Patient\",\"x\":1}", metadata()),
                ReasonCode.FORMAT_INVALID);
        assertRejected(send("intake/harbor-clinic/a", "x".repeat(100_001), metadata()), ReasonCode.DOCUMENT_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"note.pdf", "note.dcm", "note.json", "note.zip", "note.exe"})
    void aNameThatSaysAnotherFormatThanTheContentIsRejected(String name) {
        assertRejected(send("intake/harbor-clinic/" + name, NOTE, metadata()), ReasonCode.CONTENT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake/note.txt",
                "intake/Harbor/note.txt",
                "intake/harbor-clinic/Jane Roe.txt",
                "intake/unassigned/note.txt",
                "intake//note.txt"
            })
    void aMalformedKeyIsRejectedUnderTheCustodianItNamesOrUnderNone(String key) {
        Sent sent = send(key, NOTE, metadata());
        Custodian custodian = key.contains("harbor-clinic") ? HARBOR : Custodian.UNASSIGNED;
        assertRejected(sent, custodian, ReasonCode.KEY_MALFORMED);
    }

    @Test
    void anObjectThatIsGoneIsRejected() {
        Sent sent = send("intake/harbor-clinic/gone.txt", NOTE, metadata());
        s3.deleteObject(request ->
                request.bucket(settings.intakeBucket()).key(sent.key()).versionId(sent.version()));
        assertRejected(sent, ReasonCode.OBJECT_NOT_FOUND);
    }

    @Test
    void eachVersionOfAKeyIsADocumentOfItsOwn() {
        String key = "intake/harbor-clinic/" + UUID.randomUUID();
        Sent first = send(key, "first", metadata());
        Sent second = send(key, "second", metadata());
        Document document = validate(first, "run-1").accepted();
        assertThat(document.bytes()).isEqualTo("first".length());
        assertThat(validate(second, "run-2").accepted().id()).isNotEqualTo(document.id());
    }

    @Test
    void malwareIsRefusedBeforeItIsOpenedAndLeftToQuarantine() {
        String testFile = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        Sent sent = send("intake/harbor-clinic/a", testFile, Map.of());
        assertThatThrownBy(() -> validate(sent, "run-1"))
                .isInstanceOfSatisfying(PolicyViolated.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.MALWARE_FOUND));
        AuditEvent last = trail.events(HARBOR, sent.id()).getLast();
        assertThat(last.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(last.reason()).isEqualTo(ReasonCode.MALWARE_FOUND);
    }

    private record Sent(String key, String version, DocumentId id) {}

    private Sent send(String key, String content, Map<String, String> metadata) {
        String bucket = settings.intakeBucket();
        String version = s3.putObject(
                        request -> request.bucket(bucket).key(key).metadata(metadata), RequestBody.fromString(content))
                .versionId();
        return new Sent(key, version, DocumentId.of(bucket, key, version));
    }

    private PipelineState validate(Sent sent, String run) {
        return handler.handleRequest(input(sent, run), null);
    }

    private ValidateInput input(Sent sent, String run) {
        return input("aws.s3", "Object Created", sent, run);
    }

    private ValidateInput reprocess(Sent sent, String run) {
        return input("health.pratique", "Document Reprocess Requested", sent, run);
    }

    private ValidateInput input(String source, String type, Sent sent, String run) {
        String text = IntakeSamples.input(run, source, type, settings.intakeBucket(), sent.key(), sent.version());
        try {
            return json.readValue(text, ValidateInput.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRejected(Sent sent, ReasonCode reason) {
        assertRejected(sent, HARBOR, reason);
    }

    private void assertRejected(Sent sent, Custodian custodian, ReasonCode reason) {
        assertThatThrownBy(() -> validate(sent, "run-1"))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(reason))
                .hasNoCause();
        AuditEvent last = trail.events(custodian, sent.id()).getLast();
        assertThat(last.outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(last.reason()).isEqualTo(reason);
        assertThat(registry.find(custodian, sent.id()).orElseThrow().status()).isEqualTo(DocumentStatus.PROCESSING);
    }
}
