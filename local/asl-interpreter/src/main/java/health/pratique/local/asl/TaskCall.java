package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One try of a Task. The resource is called on a thread of its own, so that the state goes on when its time is up even if the
 * call does not heed its interruption, as AWS does with a Lambda function that keeps running.
 */
final class TaskCall {

    private final TaskState state;
    private final Visit visit;

    TaskCall(TaskState state, Visit visit) {
        this.state = state;
        this.visit = visit;
    }

    JsonNode run() throws StateFailed, InterruptedException {
        return state.waitsForToken() ? recorded(new CallbackCall(state, visit)::run) : called();
    }

    private JsonNode called() throws StateFailed, InterruptedException {
        JsonNode arguments = Payload.withinLimit(
                state.arguments() == null ? visit.input() : visit.evaluate(state.arguments()),
                "The Arguments of the state '" + state.name() + "'");
        long timeout = visit.evaluateWhole(state.timeoutSeconds(), FieldLimits.MAX_SECONDS, 1, FieldLimits.MAX_SECONDS);
        long heartbeat =
                visit.evaluateWhole(state.heartbeatSeconds(), FieldLimits.MAX_SECONDS, 1, FieldLimits.MAX_SECONDS);
        Duration limit = Duration.ofSeconds(Math.min(timeout, heartbeat));
        record(new HistoryEvent.TaskScheduled(state.name(), state.resource(), arguments, limit));
        String late = heartbeat < timeout ? ErrorNames.HEARTBEAT_TIMEOUT : ErrorNames.TIMEOUT;
        return recorded(() -> call(arguments, limit, late));
    }

    private JsonNode recorded(Concurrent.Job task) throws StateFailed, InterruptedException {
        try {
            JsonNode result = task.run();
            Payload.withinLimit(result, "The result of the state '" + state.name() + "'");
            record(new HistoryEvent.TaskSucceeded(state.name(), state.resource(), result));
            return result;
        } catch (StateFailed failure) {
            boolean late = isTimeout(failure.error());
            record(
                    late
                            ? new HistoryEvent.TaskTimedOut(
                                    state.name(), state.resource(), failure.error(), failure.causeText())
                            : new HistoryEvent.TaskFailed(
                                    state.name(), state.resource(), failure.error(), failure.causeText()));
            throw failure;
        }
    }

    private static boolean isTimeout(String error) {
        return error.equals(ErrorNames.TIMEOUT) || error.equals(ErrorNames.HEARTBEAT_TIMEOUT);
    }

    private JsonNode call(JsonNode arguments, Duration limit, String lateError)
            throws StateFailed, InterruptedException {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("asl-task").unstarted(() -> answer(arguments, limit, answer));
        Pause.Alarm alarm = limit.toSeconds() < FieldLimits.MAX_SECONDS
                ? visit.strand().execution().pause().alarm(limit, () -> answer.completeExceptionally(late(lateError)))
                : () -> {};
        try {
            thread.start();
            return answer.get();
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } finally {
            alarm.close();
            thread.interrupt();
        }
    }

    private void answer(JsonNode arguments, Duration limit, CompletableFuture<JsonNode> answer) {
        try {
            answer.complete(visit.strand().execution().tasks().run(state.resource(), arguments, limit));
        } catch (Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }

    private StateFailed late(String error) {
        return new StateFailed(error, "The state '" + state.name() + "' took longer than it may.");
    }

    /** What the call was not meant to throw is told by its type only: a message may hold anything. */
    static StateFailed failure(@Nullable Throwable thrown) {
        return switch (thrown) {
            case StateFailed late -> late;
            case TaskFailed failed -> new StateFailed(failed.error(), failed.causeText());
            case null -> new StateFailed(ErrorNames.TASK_FAILED, "");
            default -> new StateFailed(ErrorNames.TASK_FAILED, thrown.getClass().getName());
        };
    }

    private void record(HistoryEvent event) {
        visit.strand().trace().record(event);
    }
}
