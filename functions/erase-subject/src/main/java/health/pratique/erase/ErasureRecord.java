package health.pratique.erase;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.erase.ErasureRequest.Order;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.KitSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** What an erasure puts on audit trails, under its own name. Of the subject the token alone. */
@ApplicationScoped
class ErasureRecord {

    private static final String ACTOR = "function:EraseSubject";

    private final KitSettings settings;

    ErasureRecord(KitSettings settings) {
        this.settings = settings;
    }

    AuditEntry begun(Order order) {
        Map<String, String> facts = new HashMap<>(Map.of(
                "erasureId", order.erasureId(),
                "subject", order.subject().value(),
                "erasureReason", order.reason().name(),
                "requestedBy", order.requestedBy()));
        if (order.recordHeldBy() != null) {
            facts.put("recordHeldBy", order.recordHeldBy());
        }
        return done("BeginErasure", facts);
    }

    AuditEntry certified(Order order, int number, String sha256, int documents) {
        return done(
                "EraseSubject",
                Map.of(
                        "erasureId", order.erasureId(),
                        "subject", order.subject().value(),
                        "number", Integer.toString(number),
                        "certificate", sha256,
                        "documents", Integer.toString(documents)));
    }

    /** Of one document. */
    AuditEntry done(String action, Map<String, String> facts) {
        return entry(action, AuditOutcome.SUCCESS, facts);
    }

    /** Of a document that may not go on. */
    AuditEntry refused(String action, Map<String, String> facts) {
        return entry(action, AuditOutcome.REFUSED, facts);
    }

    private AuditEntry entry(String action, AuditOutcome outcome, Map<String, String> facts) {
        return new AuditEntry(ACTOR, settings.functionVersion(), action, outcome, ReasonCode.SUBJECT_ERASED, facts);
    }
}
