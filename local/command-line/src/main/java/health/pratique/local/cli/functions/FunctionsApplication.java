package health.pratique.local.cli.functions;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Runs until it is told to stop; meanwhile its handlers can be called. */
public class FunctionsApplication implements QuarkusApplication {

    /** Where the application announces itself: Quarkus makes the instance, and nobody else can get at it. */
    private static final CompletableFuture<Running> STARTED = new CompletableFuture<>();

    private final Instance<RequestHandler<?, ?>> handlers;
    private final ObjectMapper json;
    private final HttpServer http;

    public FunctionsApplication(@Any Instance<RequestHandler<?, ?>> handlers, ObjectMapper json, HttpServer http) {
        this.handlers = handlers;
        this.http = http;
        // As the Lambda extension sets up its own mapper: an event may say more than a handler reads.
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /**
     * @param functions by name
     * @param httpPort where HealthAPI answers on 127.0.0.1
     */
    record Running(Map<String, Function> functions, int httpPort) {}

    /** What runs, once Quarkus does; exceptionally, why it does not. */
    static CompletableFuture<Running> started() {
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
        STARTED.complete(new Running(functions, http.getPort()));
        Quarkus.waitForExit();
        return 0;
    }
}
