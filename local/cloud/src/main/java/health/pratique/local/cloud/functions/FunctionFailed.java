package health.pratique.local.cloud.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A function answered with an error, or did not answer. */
public final class FunctionFailed extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FRAMES = 50;

    private final String errorType;
    private final byte[] payload;

    /**
     * @param errorType what Retry and Catch match
     * @param payload Lambda's error object as JSON
     */
    public FunctionFailed(String errorType, byte[] payload) {
        super(errorType);
        this.errorType = errorType;
        this.payload = payload.clone();
    }

    /** What a handler threw, as Lambda's Java runtime reports it. */
    public static FunctionFailed thrown(Throwable thrown) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", String.valueOf(thrown.getMessage()))
                .put("errorType", thrown.getClass().getName());
        ArrayNode frames = error.putArray("stackTrace");
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, MAX_FRAMES); i++) {
            frames.add(trace[i].toString());
        }
        return new FunctionFailed(thrown.getClass().getName(), bytes(error));
    }

    public static FunctionFailed timedOut(String requestId, Duration timeout) {
        return plain(
                "Sandbox.Timedout",
                "RequestId: " + requestId + " Error: Task timed out after " + timeout.toSeconds() + ".00 seconds");
    }

    /** The process ended before it answered. */
    public static FunctionFailed exited(String requestId, int status) {
        return plain(
                "Runtime.ExitError",
                "RequestId: " + requestId + " Error: Runtime exited with error: exit status " + status);
    }

    public static FunctionFailed plain(String errorType, String errorMessage) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("errorType", errorType)
                .put("errorMessage", errorMessage);
        return new FunctionFailed(errorType, bytes(error));
    }

    private static byte[] bytes(ObjectNode error) {
        return error.toString().getBytes(StandardCharsets.UTF_8);
    }

    public String errorType() {
        return errorType;
    }

    /** {@code {"errorMessage", "errorType", "stackTrace"}}. */
    public byte[] payload() {
        return payload.clone();
    }
}
