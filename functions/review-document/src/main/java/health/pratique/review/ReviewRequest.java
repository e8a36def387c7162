package health.pratique.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.pratique.model.Custodian;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the review workflow or a reviewer wants.
 *
 * @param review the review's id
 * @param execution the workflow run, for APPLY
 * @param token the task token, for AWAIT
 * @param escalations how often the workflow saw a deadline pass, for ESCALATE: doing it again changes nothing
 * @param reviewer who asks, for VIEW
 * @param decision for DECIDE
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReviewRequest(
        ReviewOperation operation,
        Custodian custodian,
        String review,
        @Nullable String execution,
        @Nullable String token,
        @Nullable Integer escalations,
        @Nullable String reviewer,
        @Nullable Decision decision) {

    /** Who has the token can let the workflow go on. */
    @Override
    public String toString() {
        return "ReviewRequest[" + operation + " " + review + "]";
    }
}
