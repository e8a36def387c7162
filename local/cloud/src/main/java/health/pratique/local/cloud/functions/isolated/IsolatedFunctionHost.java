package health.pratique.local.cloud.functions.isolated;

import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.FunctionHost;
import health.pratique.local.cloud.stores.StoreFailure;
import health.pratique.local.cloud.template.FunctionConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Runs each function as Lambda does: the deployed zip, in processes of its own that have nothing but their environment, under
 * AWS's runtime interface client (or as the zip's own {@code bootstrap}), one invocation at a time in each. What a process prints
 * goes to {@code logs/<function>.log} in the work directory. The processes end with this host; should this JVM be killed, those
 * that wait for work end at once, and those at work when they try to answer.
 */
public final class IsolatedFunctionHost implements FunctionHost {

    private final IsolatedSettings settings;
    private final List<Path> jars;
    private final Path nativeLibrary;
    private final Semaphore starts;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("function-timer").factory());
    private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();

    /** @throws StoreFailure when the runtime has not been built or the work directory cannot be written */
    public IsolatedFunctionHost(IsolatedSettings settings) {
        this.settings = settings;
        this.jars = settings.runtime().jars();
        try {
            Files.createDirectories(settings.workDirectory());
        } catch (IOException e) {
            throw new StoreFailure(
                    "The directory " + settings.workDirectory() + " cannot be made: free some disk space.", e);
        }
        this.nativeLibrary = settings.runtime().unpackNativeLibrary(settings.workDirectory());
        this.starts = new Semaphore(settings.startsAtOnce());
    }

    /**
     * A host with one process of each function that is ready for its first invocation.
     *
     * @throws StoreFailure when code is missing or a function cannot initialise; no process is left
     */
    public static IsolatedFunctionHost prepared(IsolatedSettings settings, List<FunctionConfiguration> functions)
            throws InterruptedException {
        IsolatedFunctionHost host = new IsolatedFunctionHost(settings);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> starts = new ArrayList<>();
            functions.forEach(function -> starts.add(() -> {
                host.prepare(function);
                return null;
            }));
            for (Future<Void> start : threads.invokeAll(starts)) {
                start.get();
            }
            return host;
        } catch (ExecutionException e) {
            host.close();
            throw e.getCause() instanceof StoreFailure failure
                    ? failure
                    : new StoreFailure(
                            "A function did not start: see "
                                    + settings.workDirectory().resolve("logs"),
                            e);
        } catch (InterruptedException e) {
            host.close();
            throw e;
        }
    }

    @Override
    public byte[] invoke(FunctionConfiguration function, byte[] payload) throws FunctionFailed, InterruptedException {
        try {
            return pool(function).invoke(payload);
        } catch (StoreFailure e) {
            throw FunctionFailed.plain("Lambda.ServiceException", String.valueOf(e.getMessage()));
        }
    }

    /** @throws StoreFailure when its code is missing or it cannot initialise */
    @Override
    public void prepare(FunctionConfiguration function) throws InterruptedException {
        try {
            pool(function).prepare();
        } catch (FunctionFailed e) {
            Path log = ProcessRecipe.log(settings, function);
            throw new StoreFailure(
                    "The function " + function.logicalId() + " did not start (" + e.errorType() + "): see " + log
                            + LogEnd.of(log),
                    e);
        }
    }

    private FunctionPool pool(FunctionConfiguration function) {
        return pools.computeIfAbsent(function.name(), _ -> {
            try {
                ProcessRecipe recipe = new ProcessRecipe(function, settings, jars, nativeLibrary);
                return new FunctionPool(function, recipe, settings.processesPerFunction(), starts, timer);
            } catch (IOException e) {
                throw new StoreFailure(
                        "The directory " + settings.workDirectory() + " cannot be written: free some disk space.", e);
            }
        });
    }

    /** Of the processes that run now. */
    List<Long> processIds() {
        return pools.values().stream()
                .flatMap(pool -> pool.processIds().stream())
                .toList();
    }

    @Override
    public void close() {
        pools.values().parallelStream().forEach(FunctionPool::close);
        timer.shutdownNow();
    }
}
