package health.pratique.sweep;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentCause;
import health.pratique.consent.ConsentCause.PeriodPassed;
import health.pratique.consent.ConsentCause.PolicyRevoked;
import health.pratique.consent.ConsentCause.Recorded;
import health.pratique.consent.ConsentReference;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.KitSettings;
import health.pratique.model.PurposeOfUse;
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

    /** What was followed. */
    static Map<String, String> facts(ConsentCause cause) {
        return switch (cause) {
            case Recorded(ConsentReference consent) -> facts("CONSENT_RECORDED", consent);
            case PeriodPassed(ConsentReference consent) -> facts("PERIOD_PASSED", consent);
            case PolicyRevoked(PurposeOfUse purpose, int version) ->
                Map.of(
                        "cause", "POLICY_REVOKED",
                        "changedPolicy", purpose.name(),
                        "changedVersion", Integer.toString(version));
        };
    }

    private static Map<String, String> facts(String cause, ConsentReference consent) {
        return Map.of(
                "cause", cause,
                "changedConsent", consent.id().toString(),
                "changedVersion", Integer.toString(consent.version()));
    }
}
