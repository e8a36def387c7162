package health.pratique.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as FHIR tells it: an OperationOutcome with one issue, R4 section 2.42. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeBody(String resourceType, List<Issue> issue) {

    public static final String MEDIA_TYPE = "application/fhir+json";

    public static OutcomeBody of(ProblemKind kind) {
        return new OutcomeBody(
                "OperationOutcome", List.of(new Issue("error", kind.issue(), kind.title() + ". " + kind.remedy())));
    }

    @RegisterForReflection
    public record Issue(
            String severity, String code, @Nullable String diagnostics) {}
}
