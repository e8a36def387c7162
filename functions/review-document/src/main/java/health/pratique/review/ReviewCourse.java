package health.pratique.review;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.DocumentRecord;
import health.pratique.kit.DocumentRegistry;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.KitSettings;
import health.pratique.kit.Review;
import health.pratique.kit.ReviewKind;
import health.pratique.kit.ReviewLedger;
import health.pratique.kit.ReviewQueue;
import health.pratique.kit.ReviewVote;
import health.pratique.model.Custodian;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What the workflow does with a review, from its opening to what was decided. Each step may be done twice. */
@ApplicationScoped
class ReviewCourse {

    /** Who is told in turn: security's topic, the second topic, on call. */
    private static final int ESCALATIONS = 3;

    private final ReviewQueue queue;
    private final ReviewLedger ledger;
    private final DocumentRegistry registry;
    private final ReviewWorkflow workflow;
    private final ReviewSettings settings;
    private final KitSettings kit;
    private final InstantSource clock;

    ReviewCourse(
            ReviewQueue queue,
            ReviewLedger ledger,
            DocumentRegistry registry,
            ReviewWorkflow workflow,
            ReviewSettings settings,
            KitSettings kit,
            InstantSource clock) {
        this.queue = queue;
        this.ledger = ledger;
        this.registry = registry;
        this.workflow = workflow;
        this.settings = settings;
        this.kit = kit;
        this.clock = clock;
    }

    ReviewAnswer look(Custodian custodian, String id) {
        return ReviewAnswer.of(current(custodian, id), clock.instant());
    }

    /** A decision that came before the token is answered here; one that comes after it, where it is taken. */
    ReviewAnswer await(Custodian custodian, String id, String token) {
        Review review = queue.awaited(found(custodian, id), token);
        if (!review.status().pending()) {
            workflow.decided(review);
        }
        return ReviewAnswer.of(review, clock.instant());
    }

    /**
     * @param seen how many escalations the workflow knows of: one more is made, unless it was made already
     * @return with an alert, and whether everybody has been told by now
     */
    ReviewAnswer escalate(Custodian custodian, String id, int seen) {
        Review review = current(custodian, id);
        Instant now = clock.instant();
        if (!review.status().pending()) {
            return ReviewAnswer.of(review, now);
        }
        if (review.escalations() >= ESCALATIONS && seen >= ESCALATIONS) {
            return ReviewAnswer.of(review, now).staying();
        }
        if (review.escalations() == seen) {
            review = escalated(review, now);
        }
        return review.status().pending()
                ? ReviewAnswer.of(review, now).telling(ReviewAlert.overdue(review))
                : ReviewAnswer.of(review, now);
    }

    /** Makes the run the one that carries the decision out; any other is told that it was overtaken. */
    ReviewAnswer apply(Custodian custodian, String id, String execution) {
        Review review = found(custodian, id);
        ReviewVote decided = review.decision().orElse(null);
        ReviewAnswer answer = ReviewAnswer.of(review, clock.instant());
        if (decided == null || !decided.action().takesUp()) {
            return answer;
        }
        if (review.appliedBy() == null) {
            Optional<DocumentRecord> held = ledger.held(review);
            if (held.isEmpty()) {
                return answer.overtaken();
            }
            ledger.apply(review, execution, entry("ApplyReview", Map.of("review", id, "execution", execution)));
            return answer.taking(event(held.get()));
        }
        return execution.equals(review.appliedBy()) ? answer.taking(event(document(review))) : answer.overtaken();
    }

    private Review escalated(Review review, Instant now) {
        boolean last = review.escalations() + 1 == ESCALATIONS;
        Instant deadline = last ? review.releasableUntil() : now.plus(settings.escalateAfter());
        Map<String, String> facts =
                Map.of("review", review.id(), "escalation", Integer.toString(review.escalations() + 1));
        try {
            ledger.escalate(review, deadline, entry("EscalateReview", facts));
        } catch (PolicyViolated changed) {
            // Somebody decided at the last moment: that is what the workflow is told.
            assert changed != null;
        }
        return current(review.custodian(), review.id());
    }

    /** A pending review whose document has moved on is over. */
    private Review current(Custodian custodian, String id) {
        Review review = found(custodian, id);
        boolean gone = review.status().pending()
                && review.kind() == ReviewKind.HELD_DOCUMENT
                && ledger.held(review).isEmpty();
        return gone ? queue.overtaken(review) : review;
    }

    private DocumentRecord document(Review review) {
        return Optional.ofNullable(review.document())
                .flatMap(id -> registry.find(review.custodian(), id))
                .orElseThrow(() -> new InternalFault(ReasonCode.DEFECT));
    }

    private IntakeEvent event(DocumentRecord document) {
        return IntakeEvent.reprocess(document.location(), clock.instant());
    }

    private Review found(Custodian custodian, String id) {
        return queue.find(custodian, id).orElseThrow(() -> new PolicyViolated(ReasonCode.REVIEW_NOT_FOUND));
    }

    private AuditEntry entry(String action, Map<String, String> facts) {
        return new AuditEntry(
                "function:ReviewDocument", kit.functionVersion(), action, AuditOutcome.SUCCESS, null, facts);
    }
}
