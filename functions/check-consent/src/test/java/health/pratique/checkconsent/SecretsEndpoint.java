package health.pratique.checkconsent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Secrets Manager with one secret, over HTTP. */
final class SecretsEndpoint implements AutoCloseable {

    private final byte[] answer;
    private final HttpServer server;

    SecretsEndpoint(String user, String password) {
        ObjectMapper json = new ObjectMapper();
        try {
            String secret = json.writeValueAsString(Map.of("username", user, "password", password));
            answer = json.writeValueAsBytes(Map.of("Name", "consent-login", "SecretString", secret));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
