package health.pratique.api.documents;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.audit.Sha256;
import health.pratique.consent.ConsentLedger;
import health.pratique.consent.ConsentStatement;
import health.pratique.consent.PolicyLedger;
import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.RegistryChange;
import health.pratique.model.ConsentDecision;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Documents as the pipeline would have left them. */
@ApplicationScoped
public class RegisteredDocuments {

    public static final Custodian CUSTODIAN = new Custodian("demo-hospital");

    private final AuditTrail trail;
    private final DocumentRegistry registry;
    private final DocumentVault vault;
    private final DataSource consents;

    public RegisteredDocuments(AuditTrail trail, DocumentRegistry registry, DocumentVault vault, DataSource consents) {
        this.trail = trail;
        this.registry = registry;
        this.vault = vault;
        this.consents = consents;
    }

    public static SubjectToken subject() {
        return new SubjectToken(Sha256.hex(UUID.randomUUID().toString()));
    }

    public void permit(SubjectToken subject) {
        ConsentLedger.over(consents).record(CUSTODIAN, subject, ConsentStatement.permit());
    }

    /** The custodian permits for these purposes whatever nobody has said anything of. */
    public void permitAll(PurposeOfUse... purposes) {
        for (PurposeOfUse purpose : purposes) {
            PolicyLedger.over(consents)
                    .record(CUSTODIAN, purpose, ConsentDecision.PERMIT, "Manual 4.2", "o.fields", policy -> {});
        }
    }

    void withdraw(SubjectToken subject) {
        ConsentLedger.over(consents).withdraw(CUSTODIAN, subject);
    }

    /** A note that was validated, for research, from this source. */
    public Document validated(Custodian custodian, SubjectToken subject, String source) {
        ObjectLocation location = new ObjectLocation("intake", "intake/" + custodian + "/" + UUID.randomUUID(), "v1");
        DocumentId id = DocumentId.of(location.bucket(), location.key(), "v1");
        Document document = new Document(
                id,
                custodian,
                subject,
                DocumentFormat.TEXT,
                DocumentKind.PROGRESS_NOTE,
                PurposeOfUse.HRESCH,
                source,
                ReleasePolicy.SAFE_HARBOR,
                location,
                Sha256.hex("note"),
                4,
                Instant.parse("2026-02-03T10:15:00Z"));
        trail.claim(new ClaimRequest(id, custodian, location, "run-1", document.receivedAt(), false));
        commit(document, "ValidateDocument", RegistryChange.described(document));
        return document;
    }

    public Document released(SubjectToken subject, String source, String content) {
        Document document = validated(CUSTODIAN, subject, source);
        ObjectLocation copy = vault.release(document, content.getBytes(StandardCharsets.UTF_8));
        commit(document, "StoreDocument", RegistryChange.released(copy));
        return document;
    }

    private void commit(Document document, String action, RegistryChange change) {
        trail.commit(
                registry.held(document.custodian(), document.id(), "run-1"),
                new AuditEntry("function:Test", "test", action, AuditOutcome.SUCCESS, null, Map.of()),
                change);
    }
}
