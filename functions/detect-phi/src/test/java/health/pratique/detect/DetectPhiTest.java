package health.pratique.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.audit.AuditEvent;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.stores.PipelineStores;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PhiOutcome;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.RiskLevel;
import health.pratique.model.SubjectToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The search over real stores, with the local engine. */
@QuarkusTest
@QuarkusTestResource(PipelineStores.class)
class DetectPhiTest {

    private static final Custodian HARBOR = new Custodian("harbor-clinic");
    private static final String RUN = "run-1";
    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");

    private static final String NOTE = """
            Patient: Zelda Quarrington    MRN: 55019273    DOB: 07/23/1961
            Seen on 03/04/2024. Phone (617) 555-0142. She is 62 years old.
            """;

    private static final String PATIENT = """
            {"resourceType":"Patient","id":"p-1","name":[{"family":"Quarrington","given":["Zelda"]}],
             "birthDate":"1961-07-23"}
            """;

    @Inject
    @Named("detect-phi")
    DetectPhiHandler handler;

    @Inject
    AuditTrail trail;

    @Inject
    DocumentVault vault;

    @Inject
    KitSettings settings;

    @Inject
    S3Client s3;

    @Inject
    ObjectMapper json;

    @Test
    void aNoteThatNamesItsPatientIsAHighRisk() {
        PhiOutcome outcome = detected(NOTE, DocumentFormat.TEXT);
        assertThat(outcome.risk()).isEqualTo(RiskLevel.HIGH);
        assertThat(outcome.counts()).containsKey("PHONE").doesNotContainKey("AGE");
        assertThat(outcome.minConfidence()).isBetween(0.0, 1.0);
        assertThat(outcome.engine()).startsWith("pratique-phi/");
    }

    @Test
    void aNoteWithoutPhiIsNoRisk() {
        PhiOutcome outcome = detected("Blood pressure is normal. No pain.\n", DocumentFormat.TEXT);
        assertThat(outcome.risk()).isEqualTo(RiskLevel.NONE);
        assertThat(outcome.counts()).isEmpty();
        assertThat(outcome.minConfidence()).isEqualTo(1);
    }

    @Test
    void fieldsThatArePhiByMeaningAreCounted() {
        PhiOutcome outcome = detected(PATIENT, DocumentFormat.FHIR_JSON);
        assertThat(outcome.counts()).containsEntry("NAME", 2).containsEntry("BIRTH_DATE", 1);
        assertThat(outcome.risk()).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void theReportTellsPlacesAndNoText() throws IOException {
        PhiOutcome outcome = detected(NOTE, DocumentFormat.TEXT);
        String report = report(outcome);
        assertThat(report).doesNotContain("Zelda", "Quarrington", "55019273", "555-0142", "07/23");
        JsonNode phone = null;
        for (JsonNode span : json.readTree(report).path("spans")) {
            phone = span.path("type").asText().equals("PHONE") ? span : phone;
        }
        assertThat(phone).isNotNull();
        assertThat(phone.path("path").asText()).isEqualTo("text");
        assertThat(NOTE.substring(phone.path("start").asInt(), phone.path("end").asInt()))
                .contains("555-0142");
    }

    @Test
    void howMuchAnotherDetectorWasAskedAboutIsOnRecord() throws IOException {
        PipelineState state = ready(NOTE, DocumentFormat.TEXT);
        PhiOutcome outcome = handler.handleRequest(state, null).detected();
        JsonNode consultation = json.readTree(report(outcome)).path("consultation");
        assertThat(consultation.path("characters").asInt()).isEqualTo(NOTE.length());
        assertThat(consultation.path("asked").asInt(-1)).isZero();
        assertThat(trail.events(HARBOR, state.accepted().id()))
                .filteredOn(event -> event.action().equals("DetectPhi"))
                .singleElement()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry("characters", Integer.toString(NOTE.length()))
                        .containsEntry("charactersAsked", "0"));
    }

    @Test
    void theReportLiesInTheQuarantineBucketUnderTheDocumentsId() {
        PipelineState state = ready(NOTE, DocumentFormat.TEXT);
        ObjectLocation report = handler.handleRequest(state, null).detected().report();
        assertThat(report.bucket()).isEqualTo(settings.quarantineBucket());
        assertThat(report.key())
                .isEqualTo("quarantine/harbor-clinic/" + state.accepted().id() + "/phi-report.json");
    }

    @Test
    void calledTwiceItFindsTheSameAndRecordsOnce() {
        PipelineState state = ready(NOTE, DocumentFormat.TEXT);
        PhiOutcome first = handler.handleRequest(state, null).detected();
        PhiOutcome second = handler.handleRequest(state, null).detected();
        assertThat(second.counts()).isEqualTo(first.counts());
        assertThat(report(second)).isEqualTo(report(first));
        assertThat(trail.events(HARBOR, state.accepted().id()))
                .extracting(AuditEvent::action)
                .containsOnlyOnce("DetectPhi");
    }

    @Test
    void anOriginalThatIsGoneIsRejected() {
        PipelineState state = ready(NOTE, DocumentFormat.TEXT);
        s3.deleteObject(request -> request.bucket(state.accepted().location().bucket())
                .key(state.accepted().location().key())
                .versionId(state.accepted().location().versionId()));
        assertThatThrownBy(() -> handler.handleRequest(state, null))
                .isInstanceOfSatisfying(DocumentRejected.class, fault -> assertThat(fault.reason())
                        .isEqualTo(ReasonCode.OBJECT_NOT_FOUND));
    }

    private PhiOutcome detected(String content, DocumentFormat format) {
        return handler.handleRequest(ready(content, format), null).detected();
    }

    private String report(PhiOutcome outcome) {
        return new String(vault.open(outcome.report(), 100_000).content(), StandardCharsets.UTF_8);
    }

    private PipelineState ready(String text, DocumentFormat format) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String key = "intake/harbor-clinic/" + UUID.randomUUID();
        String version = s3.putObject(
                        request -> request.bucket(settings.intakeBucket()).key(key), RequestBody.fromBytes(content))
                .versionId();
        ObjectLocation location = new ObjectLocation(settings.intakeBucket(), key, version);
        Document document = new Document(
                DocumentId.of(location.bucket(), key, version),
                HARBOR,
                new SubjectToken("ab".repeat(32)),
                format,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                "ehr-a",
                ReleasePolicy.SAFE_HARBOR,
                location,
                sha256(content),
                content.length,
                RECEIVED);
        trail.claim(new ClaimRequest(document.id(), HARBOR, location, RUN, RECEIVED, false));
        return PipelineState.accepted(RUN, document);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
