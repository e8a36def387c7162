package health.pratique.review;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentVault;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewAction;
import health.pratique.kit.ReviewKind;
import health.pratique.kit.ReviewLedger;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.ReviewStatus;
import health.pratique.kit.ReviewVote;
import health.pratique.model.Custodian;
import health.pratique.model.ObjectLocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where reviewers look and decide. Each look at an original and each decision is an audit event in the reviewer's name; a
 * reviewer's own words go to the quarantine bucket and nowhere else.
 */
@ApplicationScoped
class ReviewDesk {

    private final ReviewQueue queue;
    private final ReviewLedger ledger;
    private final DocumentVault vault;
    private final FourEyes fourEyes;
    private final ReviewWorkflow workflow;
    private final KitSettings settings;
    private final InstantSource clock;

    ReviewDesk(
            ReviewQueue queue,
            ReviewLedger ledger,
            DocumentVault vault,
            FourEyes fourEyes,
            ReviewWorkflow workflow,
            KitSettings settings,
            InstantSource clock) {
        this.queue = queue;
        this.ledger = ledger;
        this.vault = vault;
        this.fourEyes = fourEyes;
        this.workflow = workflow;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts on record that a reviewer looks at the original, and says where it lies.
     *
     * @throws PolicyViolated with a reason of its own when the review has no document in quarantine
     */
    ReviewAnswer view(Custodian custodian, String id, @Nullable String reviewer) {
        if (reviewer == null || !Decision.names(reviewer)) {
            throw new PolicyViolated(ReasonCode.REVIEW_INCOMPLETE);
        }
        Review review = found(custodian, id);
        if (review.document() == null || ledger.held(review).isEmpty()) {
            throw new PolicyViolated(ReasonCode.REVIEW_OVERTAKEN);
        }
        ledger.note(review, entry(reviewer, "ViewOriginal", Map.of("review", id)));
        ObjectLocation original = vault.holdLocation(custodian, review.document());
        return ReviewAnswer.of(review, clock.instant()).showing(original);
    }

    /**
     * Takes a decision. The same decision sent again answers as the first time.
     *
     * @throws PolicyViolated with a reason of its own when the decision is not this reviewer's to make, or not now
     */
    ReviewAnswer decide(Custodian custodian, String id, Decision decision) {
        decision.check();
        Review review = found(custodian, id);
        if (review.votes().stream().noneMatch(vote -> vote.id().equals(decision.id()))) {
            decide(review, decision);
            review = found(custodian, id);
        }
        if (review.status() == ReviewStatus.DECIDED) {
            workflow.decided(review);
        }
        return ReviewAnswer.of(review, clock.instant());
    }

    private void decide(Review review, Decision decision) {
        Instant now = clock.instant();
        check(review, decision.action(), now);
        ReviewVote vote = new ReviewVote(
                decision.id(),
                decision.action(),
                decision.reviewer(),
                decision.reason(),
                now,
                null,
                decision.redactions());
        boolean last = fourEyes.decides(review, vote);
        boolean two = review.votes().isEmpty() ? !last : review.fourEyes();
        ReviewVote kept = Optional.ofNullable(decision.note())
                .filter(words -> !words.isBlank())
                .map(words -> vault.putNote(
                        review.custodian(), review.id(), review.votes().size() + 1, words))
                .map(note -> new ReviewVote(
                        vote.id(), vote.action(), vote.reviewer(), vote.reason(), now, note, vote.redactions()))
                .orElse(vote);
        ledger.vote(review, kept, two, last, entry(decision.reviewer(), "DecideReview", facts(review, kept, last)));
    }

    private void check(Review review, ReviewAction action, Instant now) {
        require(review.status() != ReviewStatus.DECIDED, ReasonCode.REVIEW_DECIDED);
        require(review.status().pending(), ReasonCode.REVIEW_OVERTAKEN);
        if (review.kind() == ReviewKind.HELD_DOCUMENT && ledger.held(review).isEmpty()) {
            queue.overtaken(review);
            throw new PolicyViolated(ReasonCode.REVIEW_OVERTAKEN);
        }
        require(review.allowed().contains(action), ReasonCode.REVIEW_NOT_ALLOWED);
        require(!action.letsOut() || now.isBefore(review.releasableUntil()), ReasonCode.REVIEW_EXPIRED);
    }

    private static Map<String, String> facts(Review review, ReviewVote vote, boolean last) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "review", review.id(),
                "decision", vote.action().name(),
                "reviewReason", vote.reason().name(),
                "stage", last ? "DECIDED" : "PROPOSED"));
        if (vote.action().letsOut()) {
            facts.put(
                    "overridden",
                    String.join(" ", review.overridden().stream().sorted().toList()));
            facts.put("overridesFraud", Boolean.toString(review.overridesFraud()));
        }
        if (vote.redactions() != null) {
            facts.put("redactionsSha256", vote.redactions().sha256());
        }
        return facts;
    }

    private Review found(Custodian custodian, String id) {
        return queue.find(custodian, id).orElseThrow(() -> new PolicyViolated(ReasonCode.REVIEW_NOT_FOUND));
    }

    private AuditEntry entry(String reviewer, String action, Map<String, String> facts) {
        return new AuditEntry(
                "reviewer:" + reviewer, settings.functionVersion(), action, AuditOutcome.SUCCESS, null, facts);
    }

    private static void require(boolean holds, ReasonCode otherwise) {
        if (!holds) {
            throw new PolicyViolated(otherwise);
        }
    }
}
