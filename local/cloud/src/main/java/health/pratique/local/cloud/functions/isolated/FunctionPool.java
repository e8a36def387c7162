package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The processes of one function, and the invocations that wait for one. A process is started when work waits and none is idle. */
final class FunctionPool implements AutoCloseable {

    private static final Duration END_PATIENCE = Duration.ofSeconds(5);

    private final FunctionConfiguration function;
    private final ProcessRecipe recipe;
    private final int most;
    private final Semaphore starts;
    private final ScheduledExecutorService timer;
    private final BlockingDeque<Invocation> waiting = new LinkedBlockingDeque<>();
    private final Set<FunctionProcess> processes = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private int idle;
    private int starting;
    private int alive;
    private boolean closed;

    /** @param starts shared with the other functions; held while a process starts */
    FunctionPool(
            FunctionConfiguration function,
            ProcessRecipe recipe,
            int most,
            Semaphore starts,
            ScheduledExecutorService timer) {
        this.function = function;
        this.recipe = recipe;
        this.most = most;
        this.starts = starts;
        this.timer = timer;
    }

    byte[] invoke(byte[] payload) throws FunctionFailed, InterruptedException {
        Invocation invocation = new Invocation(payload);
        synchronized (this) {
            if (closed) {
                throw stopping();
            }
            waiting.add(invocation);
        }
        startIfWanted(0);
        try {
            return invocation.await();
        } catch (InterruptedException e) {
            // One that a process has taken goes on, as on Lambda; its answer is not awaited.
            waiting.remove(invocation);
            throw e;
        }
    }

    /** Starts a process if there is none, and waits until one is ready. */
    void prepare() throws FunctionFailed, InterruptedException {
        startIfWanted(1);
        try {
            firstReady.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FunctionFailed failed ? failed : stopping();
        }
    }

    private void startIfWanted(int reserve) {
        synchronized (this) {
            boolean wanted = waiting.size() > idle + starting || (reserve > 0 && alive == 0);
            if (closed || alive >= most || !wanted) {
                return;
            }
            starting++;
            alive++;
        }
        Thread.ofVirtual().name("start-" + function.name()).start(this::start);
    }

    private void start() {
        starts.acquireUninterruptibly();
        synchronized (this) {
            if (closed) {
                starts.release();
                return;
            }
        }
        Optional<FunctionProcess> process = Optional.empty();
        try {
            process = Optional.of(FunctionProcess.of(function, this));
            processes.add(process.get());
            process.get().start(recipe);
            boolean tooLate;
            synchronized (this) {
                tooLate = closed;
            }
            if (tooLate) {
                process.get().kill();
            }
        } catch (IOException e) {
            process.ifPresent(processes::remove);
            failOneStart(FunctionFailed.plain("Runtime.StartError", "The function's process could not be started"));
        }
    }

    /** A process asks for its first invocation. */
    void started() {
        synchronized (this) {
            starting--;
        }
        starts.release();
        firstReady.complete(null);
    }

    Invocation take() throws InterruptedException {
        synchronized (this) {
            idle++;
        }
        try {
            return waiting.take();
        } finally {
            synchronized (this) {
                idle--;
            }
        }
    }

    void giveBack(Invocation invocation) {
        waiting.addFirst(invocation);
        startIfWanted(0);
    }

    /** @param reason what an invocation is told that waited for a process which did not come up */
    void ended(FunctionProcess process, boolean wasStarted, FunctionFailed reason) {
        processes.remove(process);
        if (wasStarted) {
            synchronized (this) {
                alive--;
            }
            startIfWanted(0);
        } else {
            failOneStart(reason);
        }
    }

    private void failOneStart(FunctionFailed reason) {
        synchronized (this) {
            starting--;
            alive--;
        }
        starts.release();
        firstReady.completeExceptionally(reason);
        Optional.ofNullable(waiting.poll()).ifPresent(invocation -> invocation.fail(reason));
        startIfWanted(0);
    }

    ScheduledFuture<?> later(Duration delay, Runnable action) {
        return timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<Long> processIds() {
        return processes.stream()
                .flatMap(process -> process.processId().stream())
                .toList();
    }

    private static FunctionFailed stopping() {
        return FunctionFailed.plain("Lambda.ServiceException", "The platform is stopping");
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        firstReady.completeExceptionally(stopping());
        List<FunctionProcess> victims = List.copyOf(processes);
        victims.forEach(FunctionProcess::kill);
        for (Invocation left = waiting.poll(); left != null; left = waiting.poll()) {
            left.fail(stopping());
        }
        try {
            for (FunctionProcess victim : victims) {
                victim.awaitEnd(END_PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
