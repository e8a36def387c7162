package health.pratique.fraud;

import static health.pratique.fraud.Sources.atHour;
import static health.pratique.fraud.Sources.document;
import static health.pratique.fraud.Sources.probing;
import static health.pratique.fraud.Sources.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.randomcutforest.RandomCutForest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** The real SDK client against an endpoint that answers as the built-in container does. */
class EndpointScorerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> path = new AtomicReference<>("");
    private final AtomicReference<String> contentType = new AtomicReference<>("");
    private final RandomCutForest trained = trained();

    private HttpServer server;
    private EndpointScorer scorer;
    private Answer answer = Answer.SCORES;

    private enum Answer {
        SCORES,
        TOO_FEW,
        NOT_NUMBERS,
        NOT_JSON,
        OUTAGE,
        ONE_OUTAGE
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        scorer = new EndpointScorer(
                SageMakerRuntimeClient.builder()
                        .endpointOverride(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
                        .overrideConfiguration(override -> override.retryStrategy(RetryMode.STANDARD))
                        .build(),
                "fraud-1",
                TrafficNorms.USUAL);
    }

    @AfterEach
    void stop() {
        scorer.close();
        server.stop(0);
    }

    @Test
    void theEndpointIsAskedByNameInTheContainersOwnJson() {
        scorer.score(ordinary());
        assertThat(path.get()).isEqualTo("/endpoints/fraud-1/invocations");
        assertThat(contentType.get()).isEqualTo("application/json");
        assertThat(scorer.model()).isEqualTo("sagemaker:fraud-1");
    }

    @Test
    void itsScoresMeanWhatThoseOfTheForestInProcessMean() {
        assertThat(scorer.score(ordinary()).score()).isLessThan(0.2);
        assertThat(scorer.score(probed()).score()).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void theSharesNameWhatTheScoreWouldLoseWithoutAFeature() {
        Anomaly anomaly = scorer.score(probed());
        assertThat(anomaly.shares().get(Feature.DENIED_CONTENT))
                .isGreaterThan(anomaly.shares().get(Feature.SIZE))
                .isGreaterThan(anomaly.shares().get(Feature.RATE));
    }

    @Test
    void oneOutageIsTriedAgain() {
        answer = Answer.ONE_OUTAGE;
        assertThat(scorer.score(ordinary()).score()).isLessThan(0.2);
        assertThat(calls.get()).isEqualTo(2);
    }

    @Test
    void whatIsNotAScoreForEachVectorIsAnOutage() {
        for (Answer broken : List.of(Answer.OUTAGE, Answer.TOO_FEW, Answer.NOT_NUMBERS, Answer.NOT_JSON)) {
            answer = broken;
            assertThatThrownBy(() -> scorer.score(ordinary()))
                    .isInstanceOfSatisfying(TransientFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ReasonCode.SCORER_UNAVAILABLE));
        }
    }

    @Test
    void anEndpointThatIsNotThereIsAnOutage() {
        server.stop(0);
        assertThatThrownBy(() -> scorer.score(ordinary())).isInstanceOf(TransientFault.class);
    }

    private static FeatureVector ordinary() {
        return vector(document(atHour(12), 4_000, "new", "patient"), Sources.ward(4, atHour(12)));
    }

    private static FeatureVector probed() {
        return vector(document(atHour(12), 1_900, "same", "consented"), probing(20, atHour(12)));
    }

    /** What an installation would have trained: another forest, on other traffic. */
    private static RandomCutForest trained() {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(Feature.values().length)
                .numberOfTrees(50)
                .sampleSize(256)
                .randomSeed(99)
                .parallelExecutionEnabled(false)
                .build();
        List<FeatureVector> windows = OrdinaryActivity.shipped().reversed();
        List<SourceHistory> latest = SyntheticTraffic.of(1_000, 99, TrafficNorms.USUAL);
        for (int i = 0; i < latest.size(); i++) {
            forest.update(FeatureVector.of(latest.get(i), TrafficNorms.USUAL)
                    .with(Feature.Group.WINDOWS, windows.get(i))
                    .toFloats());
        }
        return forest;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        path.set(exchange.getRequestURI().getPath());
        contentType.set(exchange.getRequestHeaders().getFirst("Content-Type"));
        boolean out = answer == Answer.OUTAGE || (answer == Answer.ONE_OUTAGE && calls.get() == 0);
        calls.incrementAndGet();
        byte[] body = (out ? "{}" : body(JSON.readTree(question))).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(out ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String body(JsonNode question) {
        return switch (answer) {
            case SCORES, ONE_OUTAGE -> scores(question);
            case TOO_FEW -> "{\"scores\": [{\"score\": 1.0}]}";
            case NOT_NUMBERS -> scores(question).replaceAll("[0-9.]+", "\"high\"");
            case NOT_JSON -> "<html>";
            case OUTAGE -> "";
        };
    }

    private String scores(JsonNode question) {
        ObjectNode scores = JSON.createObjectNode();
        var list = scores.putArray("scores");
        for (JsonNode instance : question.path("instances")) {
            float[] features = new float[instance.path("features").size()];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) instance.path("features").path(i).asDouble();
            }
            list.addObject().put("score", trained.getAnomalyScore(features));
        }
        return scores.toString();
    }
}
