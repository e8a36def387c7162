package health.pratique.store;

import health.pratique.fault.ReasonCode;
import health.pratique.kit.RedactionList;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewReason;
import health.pratique.kit.ReviewVote;
import health.pratique.model.Finding;
import health.pratique.model.Severity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a review before the document came to StoreDocument again. */
record Decided(
        ReasonCode reason,
        List<Finding> findings,
        Map<String, String> facts,
        ReviewAction action,
        @Nullable RedactionList redactions,
        String appliedBy,
        boolean fourEyes,
        boolean last) {

    static final Finding DATES = new Finding("plausible-dates", "45 CFR 164.526", Severity.REVIEW, "correct the date");

    static Decided release() {
        return new Decided(
                ReasonCode.RULE_FAILED,
                List.of(DATES),
                Map.of(),
                ReviewAction.RELEASE,
                null,
                ReadyDocuments.REVIEW_RUN,
                false,
                true);
    }

    static Decided redactMore(RedactionList list) {
        return new Decided(
                ReasonCode.RULE_FAILED,
                List.of(DATES),
                Map.of(),
                ReviewAction.REDACT_MORE,
                list,
                ReadyDocuments.REVIEW_RUN,
                false,
                true);
    }

    Decided by(String run) {
        return new Decided(reason, findings, facts, action, redactions, run, fourEyes, last);
    }

    Decided proposed() {
        return new Decided(reason, findings, facts, action, redactions, appliedBy, true, false);
    }

    Decided byOneOfTwo() {
        return new Decided(reason, findings, facts, action, redactions, appliedBy, true, true);
    }

    Decided forFraud() {
        return new Decided(
                ReasonCode.FRAUD_SUSPECTED,
                List.of(),
                Map.of(Review.SIGNALS, "velocity"),
                action,
                redactions,
                appliedBy,
                fourEyes,
                last);
    }

    ReviewVote vote() {
        return new ReviewVote(
                "vote-0001", action, "dr.osei", ReviewReason.FALSE_POSITIVE, ReadyDocuments.RECEIVED, null, redactions);
    }
}
