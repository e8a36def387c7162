package health.pratique.detection.comprehend;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.comprehendmedical.ComprehendMedicalClient;

/**
 * Speaks DetectPHI's protocol on loopback, so that the real SDK client can be tried against what the service does: offsets in code
 * points, a size limit, throttling, refusals. What it finds are the letters that a pattern asks for.
 */
final class DetectPhiServer implements AutoCloseable {

    private static final int LIMIT_BYTES = 20_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final AtomicInteger toThrottle = new AtomicInteger();
    private final List<Answer> rules = new ArrayList<>();
    private volatile int maxEntities = Integer.MAX_VALUE;
    private volatile int meet;
    private volatile CountDownLatch meeting = new CountDownLatch(0);
    private volatile Refusal refusal = new Refusal(0, "");

    private record Answer(Pattern pattern, String type, double score) {}

    private record Refusal(int status, String code) {}

    DetectPhiServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    DetectPhiServer finds(String pattern, String type, double score) {
        rules.add(new Answer(Pattern.compile(pattern), type, score));
        return this;
    }

    /** Answers with no more than so many entities and a token for the rest. */
    DetectPhiServer truncatesAfter(int entities) {
        maxEntities = entities;
        return this;
    }

    DetectPhiServer throttles(int times) {
        toThrottle.set(times);
        return this;
    }

    DetectPhiServer refuses(int status, String code) {
        refusal = new Refusal(status, code);
        return this;
    }

    /** Holds each call back until so many are under way, or a second has passed. */
    DetectPhiServer waitsForCallers(int callers) {
        meet = callers;
        meeting = new CountDownLatch(callers);
        return this;
    }

    int calls() {
        return calls.get();
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    ComprehendMedicalClient client() {
        return client(4);
    }

    ComprehendMedicalClient client(int maxAttempts) {
        return ComprehendClients.prepare(settings(maxAttempts))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    static ComprehendSettings settings(int maxAttempts) {
        return new ComprehendSettings() {
            @Override
            public int maxConcurrency() {
                return 4;
            }

            @Override
            public double minScore() {
                return 0.3;
            }

            @Override
            public Duration attemptTimeout() {
                return Duration.ofSeconds(60);
            }

            @Override
            public Duration callTimeout() {
                return Duration.ofSeconds(120);
            }

            @Override
            public Duration throttlePatience() {
                return Duration.ZERO;
            }

            @Override
            public int maxAttempts() {
                return maxAttempts;
            }
        };
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            String text = json.readTree(exchange.getRequestBody()).path("Text").asText();
            if (meet > 0) {
                meeting.countDown();
                meeting.await(30, TimeUnit.SECONDS);
            }
            if (toThrottle.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, 400, error("ThrottlingException"));
            } else if (refusal.status() != 0) {
                send(exchange, refusal.status(), error(refusal.code()));
            } else if (text.getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
                send(exchange, 400, error("TextSizeLimitExceededException"));
            } else {
                send(exchange, 200, entities(text));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private ObjectNode error(String code) {
        return json.createObjectNode().put("__type", code).put("Message", "refused");
    }

    private ObjectNode entities(String text) {
        ObjectNode answer = json.createObjectNode().put("ModelVersion", "2.2.0");
        ArrayNode entities = answer.putArray("Entities");
        for (Answer rule : rules) {
            Matcher matcher = rule.pattern().matcher(text);
            while (matcher.find()) {
                if (entities.size() == maxEntities) {
                    return answer.put("PaginationToken", "more");
                }
                entities.addObject()
                        .put("Id", entities.size())
                        .put("BeginOffset", text.codePointCount(0, matcher.start()))
                        .put("EndOffset", text.codePointCount(0, matcher.end()))
                        .put("Score", rule.score())
                        .put("Text", matcher.group())
                        .put("Category", "PROTECTED_HEALTH_INFORMATION")
                        .put("Type", rule.type())
                        .putArray("Traits");
            }
        }
        return answer;
    }

    private void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
