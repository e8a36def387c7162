package health.pratique.review;

import health.pratique.kit.Review;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A message for people: ids, codes and what to do, never PHI.
 *
 * @param subject ASCII, under 100 characters, as SNS wants it
 */
@RegisterForReflection
public record ReviewAlert(String subject, String message) {

    static ReviewAlert overdue(Review review) {
        return new ReviewAlert("Pratique: review overdue, " + review.reason(), """
                Review:      %s
                Custodian:   %s
                Reason:      %s
                Opened:      %s
                Escalations: %d
                What now:    decide it; until then the document stays held
                """.formatted(
                        review.id(), review.custodian(), review.reason(), review.openedAt(), review.escalations()));
    }
}
