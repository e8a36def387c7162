package health.pratique.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One try of a task that waits for an answer from outside. It ends once: by an answer, by its time, or with its execution.
 * Thread-safe.
 */
public final class Callback {

    private final String token;
    private final Suspensions suspensions;
    private final CompletableFuture<JsonNode> result = new CompletableFuture<>();
    private Runnable sign = () -> {};
    private boolean ended;
    private boolean idle;

    Callback(String token, Suspensions suspensions) {
        this.token = token;
        this.suspensions = suspensions;
    }

    public String token() {
        return token;
    }

    /**
     * The task's answer.
     *
     * @param keep done first, so that an accepted answer is not lost; when it throws, there was no answer
     * @return false when the wait had ended before
     */
    public synchronized boolean answer(Standing.Answer answer, Runnable keep) {
        if (ended) {
            return false;
        }
        keep.run();
        end();
        complete(answer);
        return true;
    }

    /** The task is still at work. False when the wait has ended. */
    public synchronized boolean heartbeat() {
        if (!ended) {
            sign.run();
        }
        return !ended;
    }

    synchronized void onHeartbeat(Runnable action) {
        sign = action;
    }

    synchronized void fail(StateFailed failure) {
        if (!ended) {
            end();
            result.completeExceptionally(failure);
        }
    }

    /** Nobody waits any more. */
    synchronized void close() {
        if (!ended) {
            end();
            result.cancel(false);
        }
    }

    CompletableFuture<JsonNode> result() {
        return result;
    }

    /** @param top whether the execution itself waits, and not one of its branches */
    JsonNode await(boolean top) throws StateFailed, InterruptedException {
        boolean idles = top && idles();
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StateFailed failure
                    ? failure
                    : new StateFailed(ErrorNames.RUNTIME, failed.getClass().getName());
        } finally {
            close();
            if (idles) {
                suspensions.goOn();
            }
        }
    }

    private synchronized boolean idles() {
        idle = !ended;
        if (idle) {
            suspensions.idle();
        }
        return idle;
    }

    private void end() {
        ended = true;
        if (idle) {
            suspensions.wake();
        }
    }

    private void complete(Standing.Answer answer) {
        switch (answer) {
            case Standing.Answer.Success(JsonNode output) -> result.complete(output);
            case Standing.Answer.Failure(String error, String cause) ->
                result.completeExceptionally(new StateFailed(error, cause));
        }
    }

    /** Who has the token can answer. */
    @Override
    public String toString() {
        return "Callback[TOKEN]";
    }
}
