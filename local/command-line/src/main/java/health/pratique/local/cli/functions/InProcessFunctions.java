package health.pratique.local.cli.functions;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** The all-in-one Quarkus application, once in a process's life. */
public final class InProcessFunctions implements AutoCloseable {

    private final Thread runner;
    private final FunctionsApplication.Running running;

    private InProcessFunctions(Thread runner, FunctionsApplication.Running running) {
        this.runner = runner;
        this.running = running;
    }

    /**
     * Starts Quarkus and returns once the handlers can be called.
     *
     * @param environment the functions' variables, one set for all
     * @param systemProperties settings of the SDK and of Quarkus
     * @throws IllegalStateException when Quarkus does not start; the message names the setting at fault
     */
    public static InProcessFunctions start(Map<String, String> environment, Map<String, String> systemProperties) {
        FunctionEnvironment.set(environment);
        systemProperties.forEach(System::setProperty);
        Thread runner = Thread.ofPlatform()
                .name("functions")
                .daemon()
                .start(() -> Quarkus.run(FunctionsApplication.class, (code, failure) -> {
                    if (failure != null) {
                        FunctionsApplication.started().completeExceptionally(failure);
                    }
                }));
        try {
            return new InProcessFunctions(runner, FunctionsApplication.started().join());
        } catch (CompletionException failed) {
            throw new IllegalStateException("the functions did not start: " + rootMessage(failed), failed);
        }
    }

    /**
     * Calls a function; what its handler throws, this throws.
     *
     * @param name the function's name without the environment, such as {@code check-consent}
     */
    public byte[] call(String name, byte[] payload, String requestId, long timeoutMillis) throws IOException {
        Function function = running.functions().get(name);
        if (function == null) {
            throw new IllegalArgumentException("there is no handler named " + name);
        }
        return function.call(payload, new LocalContext(name, requestId, System.nanoTime() + timeoutMillis * 1_000_000));
    }

    /** Where HealthAPI answers by plain HTTP, behind the gateway that counts and throttles. */
    public URI healthApi() {
        return URI.create("http://127.0.0.1:" + running.httpPort());
    }

    @Override
    public void close() {
        Quarkus.asyncExit(0);
        try {
            runner.join(10_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
