package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.functions.FunctionFailed;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One call on its way through a process. */
final class Invocation {

    private final String requestId = UUID.randomUUID().toString();
    private final byte[] payload;
    private final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    Invocation(byte[] payload) {
        this.payload = payload;
    }

    String requestId() {
        return requestId;
    }

    byte[] payload() {
        return payload;
    }

    /** The first answer counts. */
    void answer(byte[] response) {
        answer.complete(response);
    }

    void fail(FunctionFailed failure) {
        answer.completeExceptionally(failure);
    }

    byte[] await() throws FunctionFailed, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FunctionFailed failed) {
                throw failed;
            }
            throw FunctionFailed.plain("Lambda.Unknown", "The invocation failed");
        }
    }
}
