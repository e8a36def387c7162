package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the consent store decided, and under which version of which consent.
 *
 * @param consentId absent when no consent applies, which denies
 * @param obligations what de-identification must do on top of the release policy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentOutcome(
        ConsentDecision decision,
        @Nullable String consentId,
        @Nullable Integer version,
        List<String> obligations,
        Instant evaluatedAt) {

    public ConsentOutcome {
        obligations = List.copyOf(obligations);
    }
}
