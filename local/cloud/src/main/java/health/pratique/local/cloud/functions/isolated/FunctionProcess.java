package health.pratique.local.cloud.functions.isolated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One process of a function: idle, or with one invocation. Once ended it is not started again. */
final class FunctionProcess implements RuntimeApi.Runtime {

    /** Lambda's is 10 s; processes that start here share two cores with a whole cloud. */
    private static final Duration INIT_TIME = Duration.ofSeconds(120);

    private final FunctionConfiguration function;
    private final FunctionPool pool;
    private final RuntimeApi api;
    private Optional<Process> process = Optional.empty();
    private Optional<Invocation> current = Optional.empty();
    private Optional<FunctionFailed> initFailure = Optional.empty();
    private Optional<ScheduledFuture<?>> alarm = Optional.empty();
    private boolean ready;
    private boolean ended;

    private FunctionProcess(FunctionConfiguration function, FunctionPool pool) throws IOException {
        this.function = function;
        this.pool = pool;
        this.api = RuntimeApi.open(this);
    }

    /** A process to be, whose Runtime API is open. */
    static FunctionProcess of(FunctionConfiguration function, FunctionPool pool) throws IOException {
        return new FunctionProcess(function, pool);
    }

    /** Held until the process is known: what it asks and how it ends is heard after that, however fast it is. */
    synchronized void start(ProcessRecipe recipe) throws IOException {
        Process started;
        try {
            started = recipe.start(api.address());
        } catch (IOException e) {
            api.close();
            throw e;
        }
        process = Optional.of(started);
        alarm = Optional.of(pool.later(INIT_TIME, () -> {
            initFailed(FunctionFailed.plain("Sandbox.Timedout", "The function did not start in time"));
            kill();
        }));
        started.onExit().thenAccept(exited -> exited(exited.exitValue()));
    }

    @Override
    public RuntimeApi.Next next() throws InterruptedException {
        becomeIdle();
        Invocation invocation = pool.take();
        synchronized (this) {
            if (ended) {
                pool.giveBack(invocation);
                throw new InterruptedException();
            }
            current = Optional.of(invocation);
            alarm = Optional.of(pool.later(function.timeout(), () -> timedOut(invocation)));
        }
        long deadline = System.currentTimeMillis() + function.timeout().toMillis();
        String id = UUID.randomUUID().toString().replace("-", "");
        return new RuntimeApi.Next(
                Map.of(
                        "Content-Type", "application/json",
                        "Lambda-Runtime-Aws-Request-Id", invocation.requestId(),
                        "Lambda-Runtime-Deadline-Ms", Long.toString(deadline),
                        "Lambda-Runtime-Invoked-Function-Arn", function.arn(),
                        "Lambda-Runtime-Trace-Id",
                                "Root=1-" + id.substring(0, 8) + "-" + id.substring(8) + ";Sampled=0"),
                invocation.payload());
    }

    private void becomeIdle() {
        boolean first;
        synchronized (this) {
            first = !ready;
            ready = true;
            current = Optional.empty();
            quiet();
        }
        if (first) {
            pool.started();
        }
    }

    @Override
    public void answered(String requestId, byte[] body) {
        take(requestId).ifPresent(invocation -> invocation.answer(body));
    }

    @Override
    public void failed(String requestId, String errorType, byte[] body) {
        take(requestId).ifPresent(invocation -> invocation.fail(failure(errorType, body)));
    }

    private synchronized Optional<Invocation> take(String requestId) {
        Optional<Invocation> taken =
                current.filter(invocation -> invocation.requestId().equals(requestId));
        if (taken.isPresent()) {
            current = Optional.empty();
            quiet();
        }
        return taken;
    }

    private static FunctionFailed failure(String errorType, byte[] body) {
        try {
            JsonNode error = new ObjectMapper().readTree(body);
            return new FunctionFailed(error.path("errorType").asText(errorType), body);
        } catch (IOException e) {
            return FunctionFailed.plain(errorType, "The function reported an error that is not JSON");
        }
    }

    @Override
    public void initFailed(String errorType, byte[] body) {
        initFailed(failure(errorType, body));
    }

    private synchronized void initFailed(FunctionFailed failure) {
        if (initFailure.isEmpty()) {
            initFailure = Optional.of(failure);
        }
    }

    private void timedOut(Invocation invocation) {
        invocation.fail(FunctionFailed.timedOut(invocation.requestId(), function.timeout()));
        kill();
    }

    private void exited(int status) {
        Optional<Invocation> cut;
        Optional<FunctionFailed> failure;
        boolean started;
        synchronized (this) {
            ended = true;
            started = ready;
            cut = current;
            failure = initFailure;
            current = Optional.empty();
            quiet();
        }
        api.close();
        cut.ifPresent(invocation -> invocation.fail(FunctionFailed.exited(invocation.requestId(), status)));
        pool.ended(
                this,
                started,
                failure.orElseGet(() -> FunctionFailed.exited(UUID.randomUUID().toString(), status)));
    }

    private void quiet() {
        alarm.ifPresent(timer -> timer.cancel(false));
        alarm = Optional.empty();
    }

    /** Empty until it has been started. */
    synchronized Optional<Long> processId() {
        return process.map(Process::pid);
    }

    /** Ends the process at once. */
    void kill() {
        Optional<Process> victim;
        synchronized (this) {
            victim = process;
        }
        victim.ifPresent(Process::destroyForcibly);
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        Optional<Process> victim;
        synchronized (this) {
            victim = process;
        }
        if (victim.isPresent()) {
            victim.get().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
