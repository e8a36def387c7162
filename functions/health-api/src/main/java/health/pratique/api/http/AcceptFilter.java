package health.pratique.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** An Accept header that names no media type is the caller's error. The framework would find out late, and take it for its own. */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {

    private final ProblemAnswers answers;

    public AcceptFilter(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException noMediaType) {
            request.abortWith(answers.answer(ProblemKind.NOT_ACCEPTABLE, request.getUriInfo()));
        }
    }
}
