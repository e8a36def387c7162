package health.pratique.fraud;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.kit.IntakeEvent;
import health.pratique.model.PipelineState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow passes on. Does not print its event: an object key is the sender's own text.
 *
 * @param event what started the run: it tells who put the document there, and from where
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record FraudRequest(PipelineState state, @Nullable IntakeEvent event) {

    public FraudRequest {
        Objects.requireNonNull(state, "the input has no state");
    }

    @Override
    public String toString() {
        return "FraudRequest[" + state.execution() + "]";
    }
}
