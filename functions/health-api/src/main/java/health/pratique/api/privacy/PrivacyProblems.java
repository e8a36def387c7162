package health.pratique.api.privacy;

import health.pratique.api.http.ProblemAnswers;
import health.pratique.api.http.ProblemKind;
import health.pratique.privacy.RequestMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Two who change one request at once: the second reads it again. */
@ApplicationScoped
public class PrivacyProblems {

    private final ProblemAnswers answers;

    public PrivacyProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ServerExceptionMapper
    public Response moved(RequestMoved moved, UriInfo uri) {
        return answers.answer(ProblemKind.CONFLICT, uri);
    }
}
