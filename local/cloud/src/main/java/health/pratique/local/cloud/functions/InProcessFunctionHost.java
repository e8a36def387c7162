package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.FunctionConfiguration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs handlers that are in this JVM, each call on a virtual thread of its own that is interrupted when the function's time is up.
 * Unlike on Lambda, a handler that ignores the interrupt goes on running.
 */
public final class InProcessFunctionHost implements FunctionHost {

    private final Map<String, FunctionHandler> handlers;

    /** @param handlers by logical id of the function in the template */
    public InProcessFunctionHost(Map<String, FunctionHandler> handlers) {
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException {
        FunctionHandler handler = Optional.ofNullable(handlers.get(function.logicalId()))
                .orElseThrow(() ->
                        FunctionFailed.plain("Runtime.HandlerNotFound", "No handler for " + function.logicalId()));
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name(function.name()).start(() -> {
            try {
                result.complete(handler.handle(function, payload));
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        try {
            return result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw FunctionFailed.timedOut(UUID.randomUUID().toString(), function.timeout());
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw cause instanceof FunctionFailed failed ? failed : FunctionFailed.thrown(cause);
        }
    }
}
