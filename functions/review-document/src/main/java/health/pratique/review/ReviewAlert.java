package health.pratique.review;

import health.pratique.kit.Review;
import health.pratique.kit.ReviewKind;
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
                What now:    %s
                """.formatted(
                        review.id(),
                        review.custodian(),
                        review.reason(),
                        review.openedAt(),
                        review.escalations(),
                        remedy(review.kind())));
    }

    private static String remedy(ReviewKind kind) {
        return switch (kind) {
            case HELD_DOCUMENT -> "decide it; until then the document stays held";
            case BREAK_GLASS -> "decide whether the emergency justified access without asking the patient";
        };
    }
}
