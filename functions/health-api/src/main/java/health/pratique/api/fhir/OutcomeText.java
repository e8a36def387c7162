package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
}
