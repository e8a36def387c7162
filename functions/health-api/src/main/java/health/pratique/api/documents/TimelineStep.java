package health.pratique.api.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.audit.AuditEvent;
import health.pratique.audit.AuditOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A step that a document has gone through, as its sender may know it: neither who did it, nor with what, nor what was found.
 *
 * @param outcome SUCCESS, REFUSED or FAILED
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineStep(
        @Schema(examples = "CONSENT_CHECKED") String step,
        Instant at,
        AuditOutcome outcome,
        @Nullable ReasonView reason) {

    /** Empty for what is the custodian's own business, such as who looked at the document. */
    static Optional<TimelineStep> of(AuditEvent event) {
        return name(event.action())
                .map(step -> new TimelineStep(step, event.time(), event.outcome(), ReasonView.of(event.reason())));
    }

    private static Optional<String> name(String action) {
        return switch (action) {
            case "ReceiveDocument" -> Optional.of("RECEIVED");
            case "ReprocessDocument" -> Optional.of("TAKEN_UP_AGAIN");
            case "ValidateDocument" -> Optional.of("VALIDATED");
            case "UnpackDocument" -> Optional.of("UNPACKED");
            case "CheckConsent" -> Optional.of("CONSENT_CHECKED");
            case "DetectPhi" -> Optional.of("SEARCHED");
            case "CheckCompliance" -> Optional.of("RULES_CHECKED");
            case "ScoreFraud" -> Optional.of("RISK_ASSESSED");
            case "StoreDocument" -> Optional.of("RELEASED");
            case "QuarantineDocument" -> Optional.of("HELD");
            case "DecideReview" -> Optional.of("REVIEWED");
            case "RetractRelease" -> Optional.of("RETRACTED");
            case "EraseDocument" -> Optional.of("ERASED");
            default -> Optional.empty();
        };
    }
}
