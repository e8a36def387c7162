package health.pratique.store;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Secrets Manager with the subject key, over HTTP. */
public final class SubjectKeySecret implements QuarkusTestResourceLifecycleManager {

    private static final byte[] ANSWER =
            "{\"Name\":\"subject-key\",\"SecretString\":\"an invented key of at least 32 bytes\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
                exchange.sendResponseHeaders(200, ANSWER.length);
                exchange.getResponseBody().write(ANSWER);
            }
        });
        server.start();
        System.setProperty(
                "aws.endpointUrlSecretsManager",
                "http://127.0.0.1:" + server.getAddress().getPort());
        System.setProperty("aws.region", "eu-west-2");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return Map.of();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
