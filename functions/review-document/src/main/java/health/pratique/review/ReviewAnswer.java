package health.pratique.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewStatus;
import health.pratique.model.ObjectLocation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a review stands, for the workflow and for reviewers.
 *
 * @param waitSeconds until its next deadline, 1 at least
 * @param stays whether all have been told, and the document stays held until somebody decides
 * @param action what was decided, once it is
 * @param alert for the workflow to publish after an escalation
 * @param event with which the document is taken out of quarantine, when the decision was to do so
 * @param original where the held original lies, for who may look at it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewAnswer(
        String review,
        ReviewStatus status,
        long waitSeconds,
        int escalations,
        boolean stays,
        @Nullable ReviewAction action,
        @Nullable ReviewAlert alert,
        @Nullable IntakeEvent event,
        @Nullable ObjectLocation original) {

    /** The longest that a state of Step Functions waits. */
    private static final long MAX_SECONDS = 99_999_999;

    static ReviewAnswer of(Review review, Instant now) {
        long left = Duration.between(now, review.deadline()).toSeconds();
        return new ReviewAnswer(
                review.id(),
                review.status(),
                Math.clamp(left, 1, MAX_SECONDS),
                review.escalations(),
                false,
                review.decision().map(vote -> vote.action()).orElse(null),
                null,
                null,
                null);
    }

    ReviewAnswer telling(ReviewAlert told) {
        return new ReviewAnswer(review, status, waitSeconds, escalations, stays, action, told, event, original);
    }

    ReviewAnswer staying() {
        return new ReviewAnswer(review, status, waitSeconds, escalations, true, action, alert, event, original);
    }

    ReviewAnswer taking(IntakeEvent up) {
        return new ReviewAnswer(review, status, waitSeconds, escalations, stays, action, alert, up, original);
    }

    ReviewAnswer showing(ObjectLocation where) {
        return new ReviewAnswer(review, status, waitSeconds, escalations, stays, action, alert, event, where);
    }

    ReviewAnswer overtaken() {
        return new ReviewAnswer(
                review, ReviewStatus.OVERTAKEN, waitSeconds, escalations, stays, action, alert, event, original);
    }
}
