package health.pratique.checkconsent;

import health.pratique.audit.AuditEntry;
import health.pratique.audit.AuditOutcome;
import health.pratique.consent.ConsentAnswer.PermittedInEmergency;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.CustodianTrail;
import health.pratique.kit.KitSettings;
import health.pratique.kit.ReviewCase;
import health.pratique.kit.ReviewQueue;
import health.pratique.model.Document;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/**
 * Access in an emergency does not wait for anybody, and does not pass unseen: it is on the custodian's own trail and waits for
 * a privacy officer before the document moves on. The workflow alerts next.
 */
@ApplicationScoped
public class BreakGlass {

    /** From access to the officer's word on it. */
    private static final Duration TIME_TO_REVIEW = Duration.ofDays(3);

    private final ReviewQueue reviews;
    private final CustodianTrail trail;
    private final KitSettings settings;

    public BreakGlass(ReviewQueue reviews, CustodianTrail trail, KitSettings settings) {
        this.reviews = reviews;
        this.trail = trail;
        this.settings = settings;
    }

    /**
     * A step that is repeated finds its review. Should it die between the two, the trail has the event twice rather than never.
     *
     * @throws health.pratique.fault.TransientFault if either cannot be put on record; the document does not pass
     */
    void broken(PipelineState state, PermittedInEmergency permitted) {
        Document document = state.accepted();
        ReviewCase review = ReviewCase.breakGlass(
                document.custodian(),
                document.id().value(),
                document.id(),
                state.execution(),
                ReasonCode.EMERGENCY_ACCESS,
                Map.of("emergency", permitted.reason().name(), "source", document.source()),
                permitted.evaluatedAt().plus(TIME_TO_REVIEW));
        if (reviews.find(document.custodian(), review.id()).isEmpty()) {
            trail.record(
                    document.custodian(),
                    new AuditEntry(
                            "function:CheckConsent",
                            settings.functionVersion(),
                            "BreakGlass",
                            AuditOutcome.SUCCESS,
                            ReasonCode.EMERGENCY_ACCESS,
                            Map.of(
                                    "documentId", document.id().value(),
                                    "emergency", permitted.reason().name(),
                                    "source", document.source(),
                                    "reviewId", review.id())));
        }
        reviews.open(review);
    }
}
