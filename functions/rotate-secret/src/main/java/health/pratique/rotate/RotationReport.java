package health.pratique.rotate;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * For whoever calls it; Secrets Manager looks for errors alone.
 *
 * @param step as Secrets Manager names it
 * @param outcome DONE, or CURRENT_ALREADY when the version is the present one and nothing was left to do
 */
@RegisterForReflection
public record RotationReport(String step, String outcome) {

    static RotationReport done(RotationStep step) {
        return new RotationReport(step.label(), "DONE");
    }

    static RotationReport currentAlready(RotationStep step) {
        return new RotationReport(step.label(), "CURRENT_ALREADY");
    }
}
