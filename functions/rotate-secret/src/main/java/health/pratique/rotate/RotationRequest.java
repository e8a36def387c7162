package health.pratique.rotate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.rotate.RotationFailed.Reason;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What Secrets Manager sends, in its own spelling.
 *
 * @param token the id of the version that is to become the present one
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record RotationRequest(
        @JsonProperty("Step") @Nullable String step,
        @JsonProperty("SecretId") @Nullable String secretId,
        @JsonProperty("ClientRequestToken") @Nullable String token) {

    /** @throws RotationFailed REQUEST_INVALID when something is not said */
    Order checked() {
        if (secretId == null || token == null) {
            throw new RotationFailed(Reason.REQUEST_INVALID);
        }
        return new Order(RotationStep.of(step), secretId, token);
    }

    /** A request that says all. */
    record Order(RotationStep step, String secretId, String token) {}
}
