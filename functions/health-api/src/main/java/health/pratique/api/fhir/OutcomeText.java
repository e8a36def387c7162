package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.api.http.ProblemKind;
import java.util.List;

/** An OperationOutcome as JSON. */
final class OutcomeText {

    private OutcomeText() {}

    static String of(List<Issue> issues) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        ArrayNode told = outcome.putArray("issue");
        issues.forEach(issue -> issue.write(told.addObject()));
        return outcome.toString();
    }

    static String of(ProblemKind kind) {
        String code =
                switch (kind) {
                    case NOT_FOUND -> "not-found";
                    case NOT_PERMITTED -> "forbidden";
                    default -> "processing";
                };
        return of(List.of(Issue.of(code, kind.title() + ". " + kind.remedy())));
    }
}
