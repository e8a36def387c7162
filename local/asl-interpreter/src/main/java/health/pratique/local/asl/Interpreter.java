package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs state machines as AWS Step Functions documents it for JSONata mode. Holds nothing of an execution: threads may share it.
 *
 * <p>What differs: no activities or {@code .sync} calls, no distributed Map (a definition with them is refused by
 * {@link StateMachine#parse}); a task that does not wait for its token sends no heartbeats; the events of a Retry are visible in
 * the history; an execution that goes on where it stood has a new history.
 */
public final class Interpreter {

    private final TaskRunner tasks;
    private final Pause pause;
    private final RandomGenerator random;
    private final InstantSource clock;

    /**
     * @param random for jitter, {@code $random} and {@code $uuid}; need not be thread-safe
     * @param clock for {@code $now}, Wait timestamps and the history; must agree with {@code pause}
     */
    public Interpreter(TaskRunner tasks, Pause pause, RandomGenerator random, InstantSource clock) {
        this.tasks = tasks;
        this.pause = pause;
        this.random = new LockedRandom(random);
        this.clock = clock;
    }

    /**
     * Runs a machine to its end. Blocks; interrupting the calling thread aborts the execution, which is then told by the result
     * and no longer by the thread's flag.
     */
    public ExecutionResult run(
            StateMachine machine, JsonNode input, ExecutionContext context, HistoryListener history) {
        return run(machine, input, context, history, Suspensions.NONE, null);
    }

    /**
     * As {@link #run(StateMachine, JsonNode, ExecutionContext, HistoryListener)}, for an execution that may wait for long.
     *
     * @param from where the execution stood, to go on from there; absent to begin
     */
    public ExecutionResult run(
            StateMachine machine,
            JsonNode input,
            ExecutionContext context,
            HistoryListener history,
            Suspensions suspensions,
            @Nullable Standing from) {
        Trace trace = Trace.of(history, clock);
        trace.record(new HistoryEvent.ExecutionStarted(input));
        Execution execution =
                new Execution(tasks.of(context), pause, random, clock, suspensions, Execution.context(context, input));
        Strand strand = Strand.top(execution, trace, from);
        CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual().name("asl-execution").unstarted(() -> strand(strand, machine, input, result));
        try (var _ = alarm(machine, context.startTime(), thread, result)) {
            thread.start();
            join(thread, result);
        }
        ExecutionResult end = result.resultNow();
        trace.record(ending(end));
        return end;
    }

    private static void strand(
            Strand strand, StateMachine machine, JsonNode input, CompletableFuture<ExecutionResult> result) {
        ExecutionResult end;
        try {
            Payload.withinLimit(input, "The input of the execution");
            end = new ExecutionResult.Succeeded(strand.run(machine, input));
        } catch (StateFailed failure) {
            end = new ExecutionResult.Failed(failure.error(), failure.causeText());
        } catch (InterruptedException _) {
            end = new ExecutionResult.Aborted();
        } catch (RuntimeException | Error bug) {
            end = new ExecutionResult.Failed(ErrorNames.RUNTIME, bug.getClass().getName());
        }
        result.complete(end);
    }

    private Pause.Alarm alarm(
            StateMachine machine, Instant startTime, Thread thread, CompletableFuture<ExecutionResult> result) {
        return machine.timeout()
                .map(timeout -> pause.alarm(left(startTime, timeout), () -> {
                    if (result.complete(new ExecutionResult.TimedOut())) {
                        thread.interrupt();
                    }
                }))
                .orElse(() -> {});
    }

    private Duration left(Instant startTime, Duration timeout) {
        Duration left = Duration.between(clock.instant(), startTime.plus(timeout));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static void join(Thread thread, CompletableFuture<ExecutionResult> result) {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                result.complete(new ExecutionResult.Aborted());
                thread.interrupt();
            }
        }
    }

    private static HistoryEvent ending(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Succeeded succeeded -> new HistoryEvent.ExecutionSucceeded(succeeded.output());
            case ExecutionResult.Failed failed -> new HistoryEvent.ExecutionFailed(failed.error(), failed.cause());
            case ExecutionResult.Aborted _ -> new HistoryEvent.ExecutionAborted();
            case ExecutionResult.TimedOut _ -> new HistoryEvent.ExecutionTimedOut();
        };
    }
}
