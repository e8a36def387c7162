package health.pratique.review;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.MetricSink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The review workflow's steps, and the reviewers' decisions. */
@Named("review-document")
@ApplicationScoped
public class ReviewDocumentHandler implements RequestHandler<ReviewRequest, ReviewAnswer> {

    private static final String STEP = "ReviewDocument";

    private final ReviewCourse course;
    private final ReviewDesk desk;
    private final MetricSink metrics;

    public ReviewDocumentHandler(ReviewCourse course, ReviewDesk desk, MetricSink metrics) {
        this.course = course;
        this.desk = desk;
        this.metrics = metrics;
    }

    @Override
    public ReviewAnswer handleRequest(ReviewRequest request, Context context) {
        long started = System.nanoTime();
        String outcome = "FAILED";
        try {
            ReviewAnswer answer = answer(request);
            outcome = "SUCCESS";
            return answer;
        } catch (PolicyViolated refused) {
            outcome = "REFUSED";
            throw refused;
        } catch (PipelineFault fault) {
            throw fault;
        } catch (RuntimeException defect) {
            // Its message may quote what a reviewer wrote.
            throw new InternalFault(ReasonCode.DEFECT).at(defect);
        } finally {
            metrics.step(STEP, outcome, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private ReviewAnswer answer(ReviewRequest request) {
        return switch (request.operation()) {
            case LOOK -> course.look(request.custodian(), request.review());
            case AWAIT -> course.await(request.custodian(), request.review(), given(request.token()));
            case ESCALATE -> course.escalate(request.custodian(), request.review(), given(request.escalations()));
            case APPLY -> course.apply(request.custodian(), request.review(), given(request.execution()));
            case VIEW -> desk.view(request.custodian(), request.review(), request.reviewer());
            case DECIDE -> desk.decide(request.custodian(), request.review(), given(request.decision()));
        };
    }

    private static <T> T given(@Nullable T field) {
        if (field == null) {
            throw new PolicyViolated(ReasonCode.REVIEW_INCOMPLETE);
        }
        return field;
    }
}
