package health.pratique.local.cli.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs until it is told to stop; meanwhile its handlers can be called. */
public class FunctionsApplication implements QuarkusApplication {

    /** Where the application announces itself: Quarkus makes the instance, and nobody else can get at it. */
    private static final CompletableFuture<Map<String, Function>> STARTED = new CompletableFuture<>();

    private final Instance<RequestHandler<?, ?>> handlers;
    private final ObjectMapper json;

    public FunctionsApplication(@Any Instance<RequestHandler<?, ?>> handlers, ObjectMapper json) {
        this.handlers = handlers;
        // As the Lambda extension sets up its own mapper: an event may say more than a handler reads.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The functions by name, once Quarkus runs; exceptionally, why it does not. */
    static CompletableFuture<Map<String, Function>> started() {
        return STARTED;
    }

    @Override
    public int run(String... args) {
        Map<String, Function> functions = new TreeMap<>();
        for (Instance.Handle<RequestHandler<?, ?>> handle : handlers.handles()) {
            String name = handle.getBean().getName();
            if (name != null) {
                functions.put(name, Function.of(handle.getBean().getBeanClass(), handle.get(), json));
            }
        }
        STARTED.complete(functions);
        Quarkus.waitForExit();
        return 0;
    }
}
