package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** What {@code GetExecutionHistory} tells of an execution. */
public sealed interface HistoryEvent {

    /** The {@code type} that {@code GetExecutionHistory} gives. */
    default String type() {
        return getClass().getSimpleName();
    }

    record ExecutionStarted(JsonNode input) implements HistoryEvent {}

    record ExecutionSucceeded(JsonNode output) implements HistoryEvent {}

    record ExecutionFailed(String error, String cause) implements HistoryEvent {}

    record ExecutionAborted() implements HistoryEvent {}

    record ExecutionTimedOut() implements HistoryEvent {}

    /** @param stateType such as {@code Task} */
    record StateEntered(String stateType, String name, JsonNode input) implements HistoryEvent {
        @Override
        public String type() {
            return stateType + "StateEntered";
        }
    }

    /** @param assigned the variables that changed */
    record StateExited(String stateType, String name, JsonNode output, Map<String, JsonNode> assigned)
            implements HistoryEvent {
        @Override
        public String type() {
            return stateType + "StateExited";
        }
    }

    record TaskScheduled(String name, String resource, JsonNode parameters, Duration timeout) implements HistoryEvent {}

    /**
     * A task that waits for its token has been called.
     *
     * @param output of the call; not that of the task
     */
    record TaskSubmitted(String name, String resource, JsonNode output) implements HistoryEvent {}

    record TaskSucceeded(String name, String resource, JsonNode output) implements HistoryEvent {}

    record TaskFailed(String name, String resource, String error, String cause) implements HistoryEvent {}

    /** @param error {@code States.Timeout} or {@code States.HeartbeatTimeout} */
    record TaskTimedOut(String name, String resource, String error, String cause) implements HistoryEvent {}

    /** @param location the field whose expression failed */
    record EvaluationFailed(String name, String error, String cause, String location) implements HistoryEvent {}

    /**
     * Has no counterpart in AWS's history, which shows only the next {@link TaskScheduled}.
     *
     * @param retryCount 1 for the first retry of the state
     */
    record RetryWaiting(String name, String error, int retryCount, Duration delay) implements HistoryEvent {}

    record ParallelStateStarted(String name) implements HistoryEvent {}

    record ParallelStateSucceeded(String name) implements HistoryEvent {}

    record ParallelStateFailed(String name, String error, String cause) implements HistoryEvent {}

    record MapStateStarted(String name, int length) implements HistoryEvent {}

    record MapIterationStarted(String name, int index) implements HistoryEvent {}

    record MapIterationSucceeded(String name, int index) implements HistoryEvent {}

    record MapIterationFailed(String name, int index) implements HistoryEvent {}

    record MapIterationAborted(String name, int index) implements HistoryEvent {}

    record MapStateSucceeded(String name) implements HistoryEvent {}

    record MapStateFailed(String name, String error, String cause) implements HistoryEvent {}
}
