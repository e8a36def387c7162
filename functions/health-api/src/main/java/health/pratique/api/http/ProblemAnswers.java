package health.pratique.api.http;

import health.pratique.fault.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Makes the answer of a problem: an OperationOutcome below {@code /fhir}, RFC 9457 everywhere else. */
@ApplicationScoped
public class ProblemAnswers {

    private static final String RETRY_SECONDS = "5";

    private final RequestId request;

    public ProblemAnswers(RequestId request) {
        this.request = request;
    }

    public Response answer(ProblemKind kind, UriInfo uri) {
        return answer(kind, uri, (ReasonCode) null);
    }

    /** @param reason what is wrong with a document or a decision */
    public Response answer(ProblemKind kind, UriInfo uri, @Nullable ReasonCode reason) {
        return answer(
                kind,
                uri,
                reason,
                kind == ProblemKind.NOT_PERMITTED ? Challenge.INSUFFICIENT_SCOPE : Challenge.INVALID_TOKEN);
    }

    /** RFC 6750 section 3.1: who brought no token is told of no error. */
    Response withoutToken(UriInfo uri) {
        return answer(ProblemKind.TOKEN_INVALID, uri, null, Challenge.NO_TOKEN);
    }

    private Response answer(ProblemKind kind, UriInfo uri, @Nullable ReasonCode reason, String challenge) {
        Response.ResponseBuilder answer = Response.status(kind.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (kind == ProblemKind.TOKEN_INVALID || kind == ProblemKind.NOT_PERMITTED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        if (kind == ProblemKind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return fhir(uri)
                ? answer.type(OutcomeBody.MEDIA_TYPE)
                        .entity(OutcomeBody.of(kind))
                        .build()
                : answer.type(Problem.MEDIA_TYPE)
                        .entity(Problem.of(kind, request.value(), reason))
                        .build();
    }

    private static boolean fhir(UriInfo uri) {
        String path = uri.getPath();
        return path.startsWith("/fhir/") || path.startsWith("fhir/");
    }
}
