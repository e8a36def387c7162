package health.pratique.api.http;

import health.pratique.smart.AccessTokens;
import health.pratique.smart.TokenRefusal;
import health.pratique.smart.TokenRefused;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** Before every method: whoever does not bear a valid token is sent away, unless the method is open. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private final AccessTokens tokens;
    private final CallerContext context;
    private final RefusalRecord refusals;
    private final ProblemAnswers answers;
    private final ResourceInfo resource;

    public CallerFilter(
            AccessTokens tokens,
            CallerContext context,
            RefusalRecord refusals,
            ProblemAnswers answers,
            ResourceInfo resource) {
        this.tokens = tokens;
        this.context = context;
        this.refusals = refusals;
        this.answers = answers;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod().isAnnotationPresent(Open.class)) {
            return;
        }
        try {
            context.is(tokens.verify(BearerToken.of(request)));
        } catch (TokenRefused refused) {
            refusals.token(refused);
            UriInfo uri = request.getUriInfo();
            request.abortWith(
                    refused.reason() == TokenRefusal.MISSING
                            ? answers.withoutToken(uri)
                            : answers.answer(ProblemKind.TOKEN_INVALID, uri));
        }
    }
}
