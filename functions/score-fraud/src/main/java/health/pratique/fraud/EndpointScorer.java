package health.pratique.fraud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.fault.ReasonCode;
import health.pratique.fault.TransientFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/**
 * A Random Cut Forest behind a SageMaker endpoint, trained by the installation on its own traffic. It speaks the JSON of the built-in
 * algorithm's container, {@code application/json} both ways:
 *
 * <pre>{@code
 * {"instances": [{"features": [0.01, 0.3, 0.11, 0.0, 0.0, 0.3, 0.0, 0.0, …]}, …]}
 * {"scores": [{"score": 0.98}, …]}
 * }</pre>
 *
 * Features come in the order of {@link Feature}, scores are raw (0 and up, higher is odder) and in the order of the instances. One call
 * asks for the document's vector, for the same vector with each feature in turn put back to its usual value (what the score
 * loses is that feature's share), and for a fixed set of ordinary vectors that the score is calibrated against: nothing is kept
 * between calls, so a newly deployed model is right from its first answer.
 */
final class EndpointScorer implements AnomalyScorer {

    private static final String JSON = "application/json";
    private static final int ORDINARY = 64;
    private static final long SEED = 20260113;

    private final SageMakerRuntimeClient client;
    private final String endpoint;
    private final List<FeatureVector> ordinary;
    private final ObjectMapper json = new ObjectMapper();

    EndpointScorer(SageMakerRuntimeClient client, String endpoint, TrafficNorms norms) {
        this.client = client;
        this.endpoint = endpoint;
        List<FeatureVector> latest = SyntheticTraffic.of(ORDINARY, SEED, norms).stream()
                .map(history -> FeatureVector.of(history, norms))
                .toList();
        List<FeatureVector> windows = OrdinaryActivity.shipped();
        this.ordinary = IntStream.range(0, ORDINARY)
                .mapToObj(i -> latest.get(i).with(Feature.Group.WINDOWS, windows.get(i)))
                .toList();
    }

    @Override
    public Anomaly score(FeatureVector vector) {
        List<FeatureVector> asked = new ArrayList<>(List.of(vector));
        for (Feature feature : Feature.values()) {
            asked.add(vector.with(feature, usual(feature)));
        }
        int own = asked.size();
        asked.addAll(ordinary);
        double[] raw = invoke(asked);
        double[] lost = new double[Feature.values().length];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = raw[0] - raw[i + 1];
        }
        return Anomaly.of(
                Calibration.of(Arrays.copyOfRange(raw, own, raw.length), Feature.Group.WINDOWS)
                        .score(raw[0]),
                lost);
    }

    @Override
    public String model() {
        return "sagemaker:" + endpoint;
    }

    @Override
    public void close() {
        client.close();
    }

    private double usual(Feature feature) {
        double[] values = ordinary.stream()
                .mapToDouble(vector -> vector.value(feature))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    private double[] invoke(List<FeatureVector> vectors) {
        try {
            byte[] answer = client.invokeEndpoint(request -> request.endpointName(endpoint)
                            .contentType(JSON)
                            .accept(JSON)
                            .body(SdkBytes.fromUtf8String(question(vectors))))
                    .body()
                    .asByteArray();
            return scores(json.readTree(answer), vectors.size());
        } catch (SdkException | java.io.IOException unavailable) {
            throw new TransientFault(ReasonCode.SCORER_UNAVAILABLE).at(unavailable);
        }
    }

    private String question(List<FeatureVector> vectors) {
        ObjectNode question = json.createObjectNode();
        ArrayNode instances = question.putArray("instances");
        for (FeatureVector vector : vectors) {
            ArrayNode features = instances.addObject().putArray("features");
            for (float value : vector.toFloats()) {
                features.add(value);
            }
        }
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers cannot be written", impossible);
        }
    }

    /** An answer that is not one score for each vector is as good as none. */
    private static double[] scores(JsonNode answer, int expected) {
        JsonNode scores = answer.path("scores");
        double[] raw = new double[expected];
        if (scores.size() != expected) {
            throw new TransientFault(ReasonCode.SCORER_UNAVAILABLE);
        }
        for (int i = 0; i < expected; i++) {
            JsonNode score = scores.path(i).path("score");
            if (!score.isNumber() || !Double.isFinite(score.asDouble())) {
                throw new TransientFault(ReasonCode.SCORER_UNAVAILABLE);
            }
            raw[i] = score.asDouble();
        }
        return raw;
    }
}
