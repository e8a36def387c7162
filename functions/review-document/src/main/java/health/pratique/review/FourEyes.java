package health.pratique.review;

import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CustodianConfiguration;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewVote;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * When two people have to agree. One person alone may always keep a document in: to reject it or to process it again lets
 * nothing out that the checks do not let out themselves.
 */
@ApplicationScoped
class FourEyes {

    private final ReviewSettings settings;
    private final CustodianConfiguration configuration;

    FourEyes(ReviewSettings settings, CustodianConfiguration configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    /**
     * Whether a first vote for a release waits for a second.
     *
     * @throws health.pratique.fault.PipelineFault when it is not known what the custodian configured: nothing is decided then
     */
    boolean wanted(Review review) {
        return review.reason() == ReasonCode.RESIDUAL_PHI
                || settings.fourEyes().contains(review.reason())
                // Whatever it is held for: a release of it overrides the score too.
                || (review.overridesFraud() && settings.fourEyes().contains(ReasonCode.FRAUD_SUSPECTED))
                || configuration.of(review.custodian()).content().review().twoPeople();
    }

    /**
     * Whether the vote decides the review.
     *
     * @throws PolicyViolated REVIEWER_NOT_SECOND when the same person confirms; REVIEW_DIFFERS when two want to let different things out
     */
    boolean decides(Review review, ReviewVote vote) {
        if (!vote.action().letsOut()) {
            return true;
        }
        if (review.votes().isEmpty()) {
            return !wanted(review);
        }
        ReviewVote first = review.votes().getFirst();
        if (first.reviewer().equalsIgnoreCase(vote.reviewer())) {
            throw new PolicyViolated(ReasonCode.REVIEWER_NOT_SECOND);
        }
        if (!vote.confirms(first)) {
            throw new PolicyViolated(ReasonCode.REVIEW_DIFFERS);
        }
        return true;
    }
}
