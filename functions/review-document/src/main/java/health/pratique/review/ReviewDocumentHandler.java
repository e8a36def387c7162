package health.pratique.review;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.ReasonCode;
import health.pratique.kit.MeasuredWork;
import health.pratique.kit.MetricSink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** The review workflow's steps, and the reviewers' decisions. */
@Named("review-document")
@ApplicationScoped
public class ReviewDocumentHandler implements RequestHandler<ReviewRequest, ReviewAnswer> {

    private final ReviewCourse course;
    private final ReviewDesk desk;
    private final MeasuredWork work;

    public ReviewDocumentHandler(ReviewCourse course, ReviewDesk desk, MetricSink metrics) {
        this.course = course;
        this.desk = desk;
        this.work = new MeasuredWork("ReviewDocument", metrics);
    }

    @Override
    public ReviewAnswer handleRequest(ReviewRequest request, Context context) {
        return work.run(() -> answer(request));
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
