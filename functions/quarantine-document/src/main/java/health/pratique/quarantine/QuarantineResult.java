package health.pratique.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.model.QuarantineOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * How the document ended, and what to tell the ones who look after quarantine.
 *
 * @param alert for the workflow to publish when the document is held
 * @param review of a held document; absent for one that ended otherwise
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuarantineResult(
        QuarantineOutcome outcome, Alert alert, @Nullable ReviewReference review) {}
