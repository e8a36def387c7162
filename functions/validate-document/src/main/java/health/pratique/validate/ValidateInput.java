package health.pratique.validate;

import health.pratique.kit.IntakeEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/**
 * What the workflow's first state passes on.
 *
 * @param event what started the run
 * @param execution the run's ARN
 */
@RegisterForReflection
public record ValidateInput(IntakeEvent event, String execution) {

    public ValidateInput {
        Objects.requireNonNull(event, "the input has no event");
        Objects.requireNonNull(execution, "the input names no execution");
    }
}
