package health.pratique.quarantine;

import health.pratique.fault.PipelineFault;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.IntakeEvent;
import health.pratique.kit.MetricSink;
import health.pratique.kit.activity.Activity;
import health.pratique.kit.activity.ActivityEnd;
import health.pratique.kit.activity.ActivityWindows;
import health.pratique.kit.activity.Submissions;
import health.pratique.model.Document;
import health.pratique.model.DocumentStatus;
import health.pratique.model.PipelineState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Counts denials and rejections for those who sent the document: what ends here never gets to the step that scores, and who is refused
 * again and again is to stand out there. A document that was scored has been counted.
 */
@ApplicationScoped
public class RefusalCount {

    private static final String STEP = "CountRefusal";
    private static final Set<ReasonCode> DENIALS = Set.of(
            ReasonCode.CONSENT_MISSING,
            ReasonCode.CONSENT_EXPIRED,
            ReasonCode.CONSENT_NOT_YET_EFFECTIVE,
            ReasonCode.CONSENT_REFUSED,
            ReasonCode.METADATA_CONFLICT);

    private final ActivityWindows windows;
    private final MetricSink metrics;

    public RefusalCount(ActivityWindows windows, MetricSink metrics) {
        this.windows = windows;
        this.metrics = metrics;
    }

    /** Does not fail: the document has ended, and its end does not wait for a counter. A count that is lost is in the metrics. */
    void count(QuarantineRequest request, HeldDocument document, Verdict verdict) {
        activity(request, document, verdict).ifPresent(refused -> {
            long started = System.nanoTime();
            String outcome = "FAILED";
            try {
                windows.count(refused, windows.before(refused), false, Optional.empty());
                outcome = "SUCCESS";
            } catch (PipelineFault lost) {
                outcome = "LOST";
            } finally {
                metrics.step(STEP, outcome, Duration.ofNanos(System.nanoTime() - started));
            }
        });
    }

    private static Optional<Activity> activity(QuarantineRequest request, HeldDocument document, Verdict verdict) {
        PipelineState state = request.state();
        boolean rejected = verdict.status() == DocumentStatus.REJECTED;
        boolean denied = DENIALS.contains(verdict.reason());
        if (!(rejected || denied) || (state != null && state.fraud() != null)) {
            return Optional.empty();
        }
        Document known = document.document();
        IntakeEvent event = request.event();
        if (known != null) {
            ActivityEnd end = denied ? ActivityEnd.DENIED : ActivityEnd.REFUSED;
            return Optional.of(Submissions.of(known, event, end, null));
        }
        return Optional.ofNullable(event)
                .flatMap(arrival -> Submissions.refused(document.id(), document.custodian(), arrival, arrival.time()));
    }
}
