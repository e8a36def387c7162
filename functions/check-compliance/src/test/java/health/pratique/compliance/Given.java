package health.pratique.compliance;

import health.pratique.configuration.ConfigurationContent;
import health.pratique.format.DocumentFormats;
import health.pratique.format.FormatLimits;
import health.pratique.format.OpenedDocument;
import health.pratique.kit.StoredObject;
import health.pratique.model.ConsentDecision;
import health.pratique.model.ConsentOutcome;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A document as the rules get it, ordinary in all that a test does not change. */
public final class Given {

    public static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    private final String content;
    private DocumentKind kind = DocumentKind.PROGRESS_NOTE;
    private PurposeOfUse purpose = PurposeOfUse.HRESCH;
    private ReleasePolicy policy = ReleasePolicy.SAFE_HARBOR;
    private List<String> obligations = List.of();
    private @Nullable String encryption = "aws:kms";
    private @Nullable String consent = "consent-1";
    private @Nullable String version = "v1";
    private String source = "ehr";
    private String region = "us-east-1";
    private Instant received = NOW;
    private ConfigurationContent configuration = ConfigurationContent.DEFAULT;
    private final Map<String, String> metadata = new TreeMap<>(Map.of(
            "patient-id", "P-1", "document-kind", "progress-note", "purpose-of-use", "HRESCH", "source-system", "ehr"));

    private Given(String content) {
        this.content = content;
    }

    public static Given document(String content) {
        return new Given(content);
    }

    public static Given ordinaryNote() {
        return document("PROGRESS NOTE\n\nSeen for follow-up of hypertension. Continue lisinopril 20 mg daily.\n");
    }

    public Given of(DocumentKind changed) {
        kind = changed;
        return this;
    }

    public Given meant(PurposeOfUse changed) {
        purpose = changed;
        metadata.put("purpose-of-use", changed.name());
        return this;
    }

    public Given under(ReleasePolicy changed) {
        policy = changed;
        return this;
    }

    public Given consentedWith(String... codes) {
        obligations = List.of(codes);
        return this;
    }

    public Given encryptedBy(@Nullable String changed) {
        encryption = changed;
        return this;
    }

    public Given saying(String name, String value) {
        metadata.put(name, value);
        return this;
    }

    public Given notSaying(String name) {
        metadata.remove(name);
        return this;
    }

    public Given withoutConsent() {
        consent = null;
        return this;
    }

    public Given withoutVersion() {
        version = null;
        return this;
    }

    public Given from(String changed) {
        source = changed;
        return this;
    }

    public Given in(String changed) {
        region = changed;
        return this;
    }

    public Given received(Instant changed) {
        received = changed;
        return this;
    }

    public Given configured(ConfigurationContent changed) {
        configuration = changed;
        return this;
    }

    public ComplianceFacts facts() {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        OpenedDocument opened = DocumentFormats.standard().reopen(bytes, FormatLimits.STANDARD);
        ObjectLocation location = new ObjectLocation("intake", "intake/harbor/a", version);
        StoredObject object = new StoredObject(location, bytes, metadata, NOW, encryption, "key-1");
        return ComplianceFacts.of(
                new Document(
                        DocumentId.of("intake", "intake/harbor/a", "v1"),
                        new Custodian("harbor"),
                        new SubjectToken("0".repeat(64)),
                        opened.format(),
                        kind,
                        purpose,
                        source,
                        policy,
                        location,
                        object.sha256(),
                        bytes.length,
                        received),
                new ConsentOutcome(ConsentDecision.PERMIT, consent, consent == null ? null : 1, obligations, NOW),
                object,
                opened,
                new Circumstances(configuration, region, NOW));
    }
}
