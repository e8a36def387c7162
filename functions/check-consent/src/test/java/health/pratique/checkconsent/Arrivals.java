package health.pratique.checkconsent;

import health.pratique.kit.AuditTrail;
import health.pratique.kit.ClaimRequest;
import health.pratique.model.Custodian;
import health.pratique.model.Document;
import health.pratique.model.DocumentFormat;
import health.pratique.model.DocumentId;
import health.pratique.model.DocumentKind;
import health.pratique.model.EmergencyReason;
import health.pratique.model.ObjectLocation;
import health.pratique.model.PipelineState;
import health.pratique.model.PurposeOfUse;
import health.pratique.model.ReleasePolicy;
import health.pratique.model.SubjectToken;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented documents, as ValidateDocument hands them on. */
final class Arrivals {

    static final Custodian CUSTODIAN = new Custodian("north-clinic");

    private Arrivals() {}

    static SubjectToken someSubject() {
        return new SubjectToken(hex() + hex());
    }

    static PipelineState claimed(AuditTrail trail, PipelineState arrived) {
        Document document = arrived.accepted();
        trail.claim(new ClaimRequest(
                document.id(),
                document.custodian(),
                document.location(),
                arrived.execution(),
                document.receivedAt(),
                false));
        return arrived;
    }

    static PipelineState of(SubjectToken subject) {
        return of(subject, PurposeOfUse.HRESCH, null);
    }

    static PipelineState of(SubjectToken subject, PurposeOfUse purpose, @Nullable EmergencyReason emergency) {
        ObjectLocation location = new ObjectLocation("intake", "intake/north-clinic/note.txt", hex());
        return PipelineState.accepted(
                "run-" + hex(),
                new Document(
                        DocumentId.of(location.bucket(), location.key(), hex()),
                        CUSTODIAN,
                        subject,
                        DocumentFormat.TEXT,
                        DocumentKind.DISCHARGE_SUMMARY,
                        purpose,
                        "ehr-a",
                        ReleasePolicy.SAFE_HARBOR,
                        location,
                        hex() + hex(),
                        1234,
                        Instant.parse("2026-06-15T12:00:00Z"),
                        emergency));
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
