package health.pratique.sweep;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.KitSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sweep puts on audit trails, under its own name. */
@ApplicationScoped
public class SweepRecord {

    private static final String ACTOR = "function:SweepPipeline";

    private final KitSettings settings;

    public SweepRecord(KitSettings settings) {
        this.settings = settings;
    }

    AuditEntry done(String action, @Nullable ReasonCode reason, Map<String, String> facts) {
        return new AuditEntry(ACTOR, settings.functionVersion(), action, AuditOutcome.SUCCESS, reason, facts);
    }

    /** Of a document that may not go on. */
    AuditEntry refused(String action, ReasonCode reason, Map<String, String> facts) {
        return new AuditEntry(ACTOR, settings.functionVersion(), action, AuditOutcome.REFUSED, reason, facts);
    }

    /** Of a run that came to nothing. */
    AuditEntry failed(String action, ReasonCode reason, Map<String, String> facts) {
        return new AuditEntry(ACTOR, settings.functionVersion(), action, AuditOutcome.FAILED, reason, facts);
    }
}
