package health.pratique.consent;

import health.pratique.fault.ReasonCode;
import health.pratique.model.EmergencyReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The decision on a question. What is not permitted is denied. */
public sealed interface ConsentAnswer {

    /** When the consents were looked at. */
    Instant evaluatedAt();

    /** What de-identification must do on top of the release policy; none where nothing is permitted. */
    default List<String> obligations() {
        return List.of();
    }

    /** @param obligations what de-identification must do on top of the release policy */
    record Permitted(ConsentReference consent, List<String> obligations, Instant evaluatedAt) implements ConsentAnswer {
        public Permitted {
            obligations = List.copyOf(obligations);
        }
    }

    /**
     * No consent speaks of the question, and the custodian's written policy permits without one.
     *
     * @param policyVersion of the policy of the custodian for the question's purpose
     * @param obligations from refusals of part of the content
     */
    record PermittedByPolicy(int policyVersion, List<String> obligations, Instant evaluatedAt)
            implements ConsentAnswer {
        public PermittedByPolicy {
            obligations = List.copyOf(obligations);
        }
    }

    /** Break-glass: nobody asked what the patient has said, because somebody declared an emergency. */
    record PermittedInEmergency(EmergencyReason reason, Instant evaluatedAt) implements ConsentAnswer {}

    /**
     * @param reason one of the {@code CONSENT_} codes
     * @param consent the one that refuses, is over or has not begun; absent if none speaks of the question
     */
    record Denied(ReasonCode reason, @Nullable ConsentReference consent, Instant evaluatedAt)
            implements ConsentAnswer {}
}
