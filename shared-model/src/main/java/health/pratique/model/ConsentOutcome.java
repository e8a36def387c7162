package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the consent store decided, and under which version of which consent.
 *
 * @param consentId absent when no consent applies; then the custodian's policy or an emergency permits, or nothing does
 * @param obligations what de-identification must do on top of the release policy
 * @param policyVersion of the custodian's policy for the purpose, if it permits in place of a consent
 * @param emergency why consent is overridden, if an emergency permits in its place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentOutcome(
        ConsentDecision decision,
        @Nullable String consentId,
        @Nullable Integer version,
        List<String> obligations,
        Instant evaluatedAt,
        @Nullable Integer policyVersion,
        @Nullable EmergencyReason emergency) {

    public ConsentOutcome {
        obligations = List.copyOf(obligations);
    }

    /** What rests on a consent, or on nothing. */
    public ConsentOutcome(
            ConsentDecision decision,
            @Nullable String consentId,
            @Nullable Integer version,
            List<String> obligations,
            Instant evaluatedAt) {
        this(decision, consentId, version, obligations, evaluatedAt, null, null);
    }
}
