package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One try of a Task that waits for a callback with its task token. The resource is called with the token, and its own answer is
 * dropped: what counts is the one that somebody sends later. An execution that goes on after a restart waits again under the same
 * token for the time that is left, and calls nothing twice.
 */
final class CallbackCall {

    private final TaskState state;
    private final Visit visit;
    private final Execution execution;
    private final Suspensions suspensions;

    CallbackCall(TaskState state, Visit visit) {
        this.state = state;
        this.visit = visit;
        this.execution = visit.strand().execution();
        this.suspensions = execution.suspensions();
    }

    JsonNode run() throws StateFailed, InterruptedException {
        Optional<Standing> before = visit.strand().takeStanding();
        Standing standing = before.isPresent() ? before.get() : begin();
        String token = Objects.requireNonNull(standing.token(), "a task stands with its token");
        visit.token(token);
        Callback callback = new Callback(token, suspensions);
        suspensions.open(callback, standing);
        Duration left = Duration.between(execution.clock().instant(), standing.until());
        Pause.Alarm end = execution
                .pause()
                .alarm(left.isNegative() ? Duration.ZERO : left, () -> callback.fail(late(ErrorNames.TIMEOUT)));
        try (Heartbeats heartbeats = heartbeats(callback)) {
            heartbeats.expect();
            if (!standing.submitted()) {
                submit(standing, callback, left);
            }
            return callback.await(visit.strand().top());
        } finally {
            end.close();
            callback.close();
        }
    }

    private Standing begin() throws StateFailed {
        long timeout = visit.evaluateWhole(state.timeoutSeconds(), FieldLimits.MAX_SECONDS, 1, FieldLimits.MAX_SECONDS);
        Instant until = execution.clock().instant().plusSeconds(timeout);
        Standing standing = visit.standing(until, suspensions.newToken());
        visit.strand().stands(standing);
        return standing;
    }

    private Heartbeats heartbeats(Callback callback) throws StateFailed {
        long longest =
                visit.evaluateWhole(state.heartbeatSeconds(), FieldLimits.MAX_SECONDS, 1, FieldLimits.MAX_SECONDS);
        return new Heartbeats(
                callback, execution.pause(), Duration.ofSeconds(longest), late(ErrorNames.HEARTBEAT_TIMEOUT));
    }

    private void submit(Standing standing, Callback callback, Duration left) throws StateFailed, InterruptedException {
        JsonNode arguments = Payload.withinLimit(
                state.arguments() == null ? visit.input() : visit.evaluate(state.arguments()),
                "The Arguments of the state '" + state.name() + "'");
        record(new HistoryEvent.TaskScheduled(state.name(), state.resource(), arguments, left));
        CompletableFuture<JsonNode> called = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("asl-task").start(() -> call(arguments, left, callback, called));
        try {
            // Whichever comes first: somebody may answer before the call has ended, and time may be up.
            CompletableFuture.anyOf(called, callback.result()).get();
        } catch (ExecutionException failed) {
            thread.interrupt();
        } catch (InterruptedException stopped) {
            thread.interrupt();
            throw stopped;
        }
        if (called.state() == CompletableFuture.State.SUCCESS) {
            record(new HistoryEvent.TaskSubmitted(state.name(), state.resource(), called.resultNow()));
            visit.strand().stands(standing.whenSubmitted());
        }
    }

    private void call(JsonNode arguments, Duration left, Callback callback, CompletableFuture<JsonNode> called) {
        try {
            called.complete(execution.tasks().run(state.integration(), arguments, left));
        } catch (Throwable failure) {
            callback.fail(TaskCall.failure(failure));
            called.completeExceptionally(failure);
        }
    }

    private StateFailed late(String error) {
        return new StateFailed(error, "The state '" + state.name() + "' was not answered in time.");
    }

    private void record(HistoryEvent event) {
        visit.strand().trace().record(event);
    }
}
