package health.pratique.api.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One issue of an OperationOutcome. No word of the request is in it.
 *
 * @param code of {@code http://hl7.org/fhir/issue-type}
 * @param diagnostics what to do next
 * @param expression the place, by the names and indexes of elements
 */
record Issue(String code, String diagnostics, @Nullable String expression) {

    static Issue of(String code, String diagnostics) {
        return new Issue(code, diagnostics, null);
    }

    void write(ObjectNode into) {
        into.put("severity", "error").put("code", code).put("diagnostics", diagnostics);
        if (expression != null) {
            into.putArray("expression").add(expression);
        }
    }
}
