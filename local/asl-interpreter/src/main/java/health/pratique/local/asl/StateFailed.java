package health.pratique.local.asl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A state ended in an error that Retry and Catch may take up. */
final class StateFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String cause;

    StateFailed(String error, String cause) {
        super(error);
        this.error = error;
        this.cause = cause;
    }

    String error() {
        return error;
    }

    String causeText() {
        return cause;
    }

    /** {@code $states.errorOutput}. */
    ObjectNode output() {
        return JsonNodeFactory.instance.objectNode().put("Error", error).put("Cause", cause);
    }
}
