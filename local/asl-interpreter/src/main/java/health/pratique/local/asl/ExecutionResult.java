package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** How an execution ended. */
public sealed interface ExecutionResult {

    /** Reached a Succeed state or one with {@code "End": true}. */
    record Succeeded(JsonNode output) implements ExecutionResult {}

    /**
     * Reached a Fail state, or an error that nothing caught.
     *
     * @param error empty where a Fail state names none
     * @param cause empty where there is none
     */
    record Failed(String error, String cause) implements ExecutionResult {}

    /** The thread that ran it was interrupted. */
    record Aborted() implements ExecutionResult {}

    /** Took longer than the machine's {@code TimeoutSeconds}. */
    record TimedOut() implements ExecutionResult {}
}
