package health.pratique.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.pratique.fault.ReasonCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, RFC 9457. Its words are the API's own: they never quote the request.
 *
 * @param type a URI that names the kind of problem
 * @param title what went wrong, in a few words that are the same each time
 * @param status the HTTP status
 * @param detail what to do next
 * @param instance the request, by its id
 * @param reason the code of what is wrong with a document or a decision, as docs/reasons.md has it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @Nullable String reason) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:pratique:problem:";

    public static Problem of(ProblemKind kind, @Nullable String requestId) {
        return of(kind, requestId, null);
    }

    /** As {@link #of(ProblemKind, String)}, and what to do is what the reason says. */
    public static Problem of(ProblemKind kind, @Nullable String requestId, @Nullable ReasonCode reason) {
        return new Problem(
                TYPES + kind.code(),
                kind.title(),
                kind.status(),
                reason == null ? kind.remedy() : reason.remedy(),
                requestId == null ? null : "urn:uuid:" + requestId,
                reason == null ? null : reason.name());
    }
}
