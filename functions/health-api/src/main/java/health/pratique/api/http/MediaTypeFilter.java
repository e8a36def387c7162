package health.pratique.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** A header that has to name a media type and names none is the caller's error. The framework would find out late, and take it for its own. */
@Provider
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

    private final ProblemAnswers answers;

    public MediaTypeFilter(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        try {
            request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException noMediaType) {
            request.abortWith(answers.answer(ProblemKind.NOT_ACCEPTABLE, request.getUriInfo()));
            return;
        }
        try {
            // Whichever of them is read later: a client that repeats it sends each.
            request.getHeaders()
                    .getOrDefault(HttpHeaders.CONTENT_TYPE, List.of())
                    .forEach(MediaType::valueOf);
        } catch (IllegalArgumentException noMediaType) {
            request.abortWith(answers.answer(ProblemKind.MEDIA_TYPE_UNSUPPORTED, request.getUriInfo()));
        }
    }
}
