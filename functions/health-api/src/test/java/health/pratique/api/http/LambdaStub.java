package health.pratique.api.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Lambda for tests, with functions that answer what they are told to. One for all: the application makes one client of it. */
public final class LambdaStub {

    private static final Map<String, Function<String, Answer>> FUNCTIONS = new ConcurrentHashMap<>();
    private static final String PREFIX = "/2015-03-31/functions/";
    private static final String SUFFIX = "/invocations";

    static {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(PREFIX, LambdaStub::handle);
            server.start();
            System.setProperty(
                    "aws.endpointUrlLambda",
                    "http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private LambdaStub() {}

    /** What a function answers; with an error when it failed. */
    public record Answer(String body, boolean failed) {}

    /** @param answer to a payload */
    public static void serve(String function, Function<String, Answer> answer) {
        FUNCTIONS.put(function, answer);
    }

    private static void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String function = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
        String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = FUNCTIONS
                .getOrDefault(function, asked -> new Answer("{\"errorMessage\":\"no such function\"}", true))
                .apply(payload);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.failed()) {
            exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
