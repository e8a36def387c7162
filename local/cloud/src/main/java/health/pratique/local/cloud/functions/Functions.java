package health.pratique.local.cloud.functions;

import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.wire.Outstanding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** The template's functions, by name, on one host. */
public final class Functions implements AutoCloseable {

    /** Lambda's limit for a synchronous request or answer. */
    public static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(Functions.class);

    /** Lambda tries an asynchronous invocation three times in all. */
    private static final int ASYNC_ATTEMPTS = 3;

    private static final int MAX_ASYNC = 1000;

    private final Map<String, FunctionConfiguration> byName = new LinkedHashMap<>();
    private final FunctionHost host;
    private final Outstanding outstanding;
    private final Semaphore asyncRoom = new Semaphore(MAX_ASYNC);
    private final ExecutorService async = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("invoke-", 0).factory());

    public Functions(List<FunctionConfiguration> functions, FunctionHost host, Outstanding outstanding) {
        functions.forEach(function -> byName.put(function.name(), function));
        this.host = host;
        this.outstanding = outstanding;
    }

    public List<FunctionConfiguration> all() {
        return List.copyOf(byName.values());
    }

    /** @param reference a name, an ARN, a partial ARN, each with or without version or alias */
    public Optional<FunctionConfiguration> find(String reference) {
        String name = reference;
        int mark = reference.indexOf("function:");
        if (mark >= 0 && (mark == 0 || reference.startsWith("arn:") || reference.startsWith(Arns.ACCOUNT))) {
            name = reference.substring(mark + "function:".length());
        }
        int qualifier = name.indexOf(':');
        return Optional.ofNullable(byName.get(qualifier < 0 ? name : name.substring(0, qualifier)));
    }

    /** Blocks until the function has answered. */
    public byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException {
        byte[] answer = host.invoke(function, payload);
        if (answer.length > MAX_PAYLOAD_BYTES) {
            throw FunctionFailed.plain(
                    "Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size");
        }
        return answer;
    }

    /** Takes an invocation whose answer nobody waits for; false when too many are under way. */
    public boolean invokeLater(FunctionConfiguration function, byte[] payload) {
        if (!asyncRoom.tryAcquire()) {
            return false;
        }
        outstanding.begin();
        try {
            async.execute(() -> {
                try {
                    attempt(function, payload);
                } finally {
                    asyncRoom.release();
                    outstanding.end();
                }
            });
            return true;
        } catch (RejectedExecutionException closed) {
            asyncRoom.release();
            outstanding.end();
            return false;
        }
    }

    private void attempt(FunctionConfiguration function, byte[] payload) {
        for (int attempt = 1; attempt <= ASYNC_ATTEMPTS; attempt++) {
            try {
                invoke(function, payload);
                return;
            } catch (FunctionFailed e) {
                LOG.warnf(
                        "%s failed in attempt %d of an asynchronous invocation: %s",
                        function.name(), attempt, e.errorType());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        async.shutdownNow();
        async.close();
        host.close();
    }
}
