package health.pratique.api.privacy;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.kit.KitSettings;
import health.pratique.privacy.PrivacyRequest;
import health.pratique.smart.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** What the custodian's chain is told of privacy requests. Of the patient the token alone. */
@ApplicationScoped
class RequestEvents {

    private final KitSettings settings;

    RequestEvents(KitSettings settings) {
        this.settings = settings;
    }

    AuditEntry of(Caller caller, String action, PrivacyRequest request) {
        return of(caller, action, request, Map.of());
    }

    /** @param more codes, ids and counts */
    AuditEntry of(Caller caller, String action, PrivacyRequest request, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("requestId", request.id());
        facts.put("subject", request.subject().value());
        facts.put("kind", request.kind().name());
        facts.put("law", request.law().name());
        facts.put("status", request.status().name());
        facts.put("client", caller.client());
        facts.put("role", caller.role().name());
        return new AuditEntry(caller.actor(), settings.functionVersion(), action, AuditOutcome.SUCCESS, null, facts);
    }
}
