package health.pratique.sweep;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.model.Custodian;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What asks for a sweep: EventBridge's schedule, our own {@code Consent Changed}, or an operator.
 *
 * @param deadline an operator's, in place of the usual one: what has stood still for so long is redriven
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record SweepRequest(
        @JsonProperty("detail-type") @Nullable String detailType,
        @Nullable Detail detail,
        @Nullable Duration deadline) {

    private static final String CONSENT_CHANGED = "Consent Changed";

    /** Everything, with the usual deadline. */
    public static final SweepRequest SCHEDULED = new SweepRequest(null, null, null);

    /** Whose patient's consent it was. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Detail(@Nullable Custodian custodian) {}

    /** The custodian to look at alone, and only for changes of consent; empty when all is to be swept. */
    Optional<Custodian> consentChangedAt() {
        return CONSENT_CHANGED.equals(detailType) && detail != null
                ? Optional.ofNullable(detail.custodian())
                : Optional.empty();
    }
}
