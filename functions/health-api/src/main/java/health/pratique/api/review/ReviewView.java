package health.pratique.api.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewKind;
import health.pratique.kit.ReviewReason;
import health.pratique.kit.ReviewStatus;
import health.pratique.kit.ReviewVote;
import health.pratique.model.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A review, in ids, codes and counts.
 *
 * @param remedy what the reason asks for
 * @param allowed what may be decided; empty when nothing may any more
 * @param twoPeople whether a first decision waits for a second person's
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A review")
record ReviewView(
        @Schema(examples = "held-3f0c8a52b1d94e6f8a7b6c5d4e3f2a10-3e692b86")
        String id,

        ReviewKind kind,
        ReviewStatus status,
        @Nullable String document,
        ReasonCode reason,
        String remedy,
        List<Finding> findings,
        Map<String, String> facts,
        Instant openedAt,
        Instant deadline,
        int escalations,
        List<ReviewAction> allowed,
        boolean twoPeople,
        List<Vote> votes) {

    static final String EXAMPLE = """
            {"id":"held-3f0c8a52b1d94e6f8a7b6c5d4e3f2a10-3e692b86","kind":"HELD_DOCUMENT","status":"OPEN",
            "document":"3f0c8a52b1d94e6f8a7b6c5d4e3f2a10","reason":"RESIDUAL_PHI","remedy":"Redact the remainder.",
            "findings":[],"facts":{},"openedAt":"2026-02-03T10:15:04.120Z","deadline":"2026-02-04T10:15:04.120Z",
            "escalations":0,"allowed":["RELEASE","REJECT","REDACT_MORE","REPROCESS"],"twoPeople":false,"votes":[]}""";

    /** One person's decision. Their own words stay in the quarantine bucket. */
    @RegisterForReflection
    record Vote(ReviewAction action, String reviewer, ReviewReason reason, Instant at) {

        static Vote of(ReviewVote vote) {
            return new Vote(vote.action(), vote.reviewer(), vote.reason(), vote.at());
        }
    }

    static ReviewView of(Review review) {
        return new ReviewView(
                review.id(),
                review.kind(),
                review.status(),
                review.document() == null ? null : review.document().value(),
                review.reason(),
                review.reason().remedy(),
                review.findings(),
                new TreeMap<>(review.facts()),
                review.openedAt(),
                review.deadline(),
                review.escalations(),
                review.status().pending() ? List.copyOf(review.allowed()) : List.of(),
                review.fourEyes(),
                review.votes().stream().map(Vote::of).toList());
    }
}
