package health.pratique.quarantine;

import health.pratique.model.QuarantineOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How the document ended, and what to tell the ones who look after quarantine.
 *
 * @param alert for the workflow to publish when the document is held
 */
@RegisterForReflection
public record QuarantineResult(QuarantineOutcome outcome, Alert alert) {}
