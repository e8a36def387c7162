package health.pratique.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import health.pratique.fault.ConsentDenied;
import health.pratique.fault.DocumentRejected;
import health.pratique.fault.InternalFault;
import health.pratique.fault.PipelineFault;
import health.pratique.fault.PolicyViolated;
import health.pratique.fault.TransientFault;
import health.pratique.smart.IssuerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which a request can fail, answered as a problem. What an exception says is never repeated: it may quote the request. */
@ApplicationScoped
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int SERVER_ERROR = 500;

    private final ProblemAnswers answers;
    private final CallerContext context;
    private final RefusalRecord refusals;
    private final RequestId request;

    public ProblemMappers(ProblemAnswers answers, CallerContext context, RefusalRecord refusals, RequestId request) {
        this.answers = answers;
        this.context = context;
        this.refusals = refusals;
        this.request = request;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException problem, UriInfo uri) {
        if (problem.kind() == ProblemKind.NOT_PERMITTED) {
            context.verified().ifPresent(caller -> refusals.caller(caller, "SCOPE"));
        }
        return answers.answer(problem.kind(), uri, problem.reason().orElse(null));
    }

    /** What JAX-RS itself finds wrong: no such path, method or media type. */
    @ServerExceptionMapper
    public Response rejected(WebApplicationException rejected, UriInfo uri) {
        int status = rejected.getResponse().getStatus();
        if (status < SERVER_ERROR) {
            return answers.answer(kind(status), uri);
        }
        return defect(rejected, uri);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException unreadable, UriInfo uri) {
        return answers.answer(ProblemKind.REQUEST_INVALID, uri);
    }

    @ServerExceptionMapper
    public Response unavailable(IssuerUnavailable unavailable, UriInfo uri) {
        LOG.warnf("%s: the issuer's keys are not to be had", request.value());
        return answers.answer(ProblemKind.UNAVAILABLE, uri);
    }

    @ServerExceptionMapper
    public Response fault(PipelineFault fault, UriInfo uri) {
        LOG.warnf("%s: %s %s", request.value(), fault.getClass().getSimpleName(), fault.reason());
        return switch (fault) {
            case DocumentRejected rejected -> answers.answer(ProblemKind.UNPROCESSABLE, uri, rejected.reason());
            case PolicyViolated violated -> answers.answer(ProblemKind.UNPROCESSABLE, uri, violated.reason());
            case ConsentDenied denied -> answers.answer(ProblemKind.NOT_FOUND, uri);
            case TransientFault transientFault -> answers.answer(ProblemKind.UNAVAILABLE, uri);
            case InternalFault internal -> answers.answer(ProblemKind.INTERNAL, uri);
        };
    }

    @ServerExceptionMapper
    public Response defect(Throwable defect, UriInfo uri) {
        StackTraceElement[] frames = defect.getStackTrace();
        LOG.errorf(
                "%s: %s at %s",
                request.value(), defect.getClass().getName(), frames.length == 0 ? "an unknown place" : frames[0]);
        return answers.answer(ProblemKind.INTERNAL, uri);
    }

    private static ProblemKind kind(int status) {
        for (ProblemKind kind : ProblemKind.values()) {
            if (kind.status() == status) {
                return kind;
            }
        }
        return ProblemKind.REQUEST_INVALID;
    }
}
