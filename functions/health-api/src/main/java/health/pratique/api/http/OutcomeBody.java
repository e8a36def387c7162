package health.pratique.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as FHIR tells it: an OperationOutcome with one issue, R4 section 2.42. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutcomeBody(String resourceType, List<Issue> issue) {

    static final String MEDIA_TYPE = "application/fhir+json";

    static OutcomeBody of(ProblemKind kind) {
        return new OutcomeBody(
                "OperationOutcome", List.of(new Issue("error", code(kind), kind.title() + ". " + kind.remedy())));
    }

    /** From the value set issue-type. */
    private static String code(ProblemKind kind) {
        return switch (kind) {
            case REQUEST_INVALID -> "invalid";
            case TOKEN_INVALID -> "login";
            case NOT_PERMITTED -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, MEDIA_TYPE_UNSUPPORTED -> "not-supported";
            case CONFLICT, PRECONDITION_FAILED -> "conflict";
            case BODY_TOO_LARGE -> "too-long";
            case UNPROCESSABLE -> "processing";
            case TOO_MANY_REQUESTS -> "throttled";
            case INTERNAL -> "exception";
            case UNAVAILABLE -> "transient";
        };
    }

    @RegisterForReflection
    record Issue(String severity, String code, @Nullable String diagnostics) {}
}
