package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** Calls what a Task state's {@code Resource} names. */
@FunctionalInterface
public interface TaskRunner {

    /** The same calls, in the name of an execution. */
    default TaskRunner of(ExecutionContext execution) {
        return this;
    }

    /**
     * Blocks until the answer is there. Interrupted when the state's time is up.
     *
     * @param resource the ARN as written, such as {@code arn:aws:states:::lambda:invoke}
     * @param arguments the evaluated {@code Arguments}
     * @param timeout of the state; a bound on the call
     * @return what becomes {@code $states.result}
     * @throws TaskFailed with the error name and cause that Retry and Catch see
     */
    JsonNode run(String resource, JsonNode arguments, Duration timeout) throws TaskFailed, InterruptedException;
}
