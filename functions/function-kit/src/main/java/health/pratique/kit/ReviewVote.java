package health.pratique.kit;

import health.pratique.model.ObjectLocation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's decision on a review.
 *
 * @param id made by the caller: the same decision sent twice is one
 * @param reviewer who decided, by the name that the custodian knows
 * @param note where the reviewer's own words lie; they may hold PHI
 * @param redactions what is to go, for REDACT_MORE
 */
public record ReviewVote(
        String id,
        ReviewAction action,
        String reviewer,
        ReviewReason reason,
        Instant at,
        @Nullable ObjectLocation note,
        @Nullable RedactionList redactions) {

    /** Whether both decide the same. */
    public boolean confirms(ReviewVote other) {
        return action == other.action
                && (redactions == null ? other.redactions == null : sameTexts(redactions, other.redactions));
    }

    private static boolean sameTexts(RedactionList one, @Nullable RedactionList two) {
        return two != null && one.sha256().equals(two.sha256());
    }
}
