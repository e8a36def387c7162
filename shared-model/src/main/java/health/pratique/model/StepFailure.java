package health.pratique.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow caught.
 *
 * @param step the state that failed
 * @param error the error name: a fault's class name, or one of {@code States.*} and {@code Lambda.*}
 * @param cause the error's cause as the workflow got it; read for its reason code only and never stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepFailure(
        String step, String error, @Nullable String cause) {}
