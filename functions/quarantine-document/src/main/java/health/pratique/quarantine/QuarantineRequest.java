package health.pratique.quarantine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.kit.IntakeEvent;
import health.pratique.model.PipelineState;
import health.pratique.model.StepFailure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow sends when a document is not to be released. Does not print its event or cause: an object key is the
 * sender's own text.
 *
 * @param execution the workflow run
 * @param event what started the run, as it came in
 * @param state as far as the document got; absent when not even its claim succeeded
 * @param failure absent when the steps went well and their outcomes hold the document back
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record QuarantineRequest(
        String execution,
        @Nullable IntakeEvent event,
        @Nullable PipelineState state,
        @Nullable StepFailure failure) {

    @Override
    public String toString() {
        return "QuarantineRequest[" + execution + "]";
    }
}
