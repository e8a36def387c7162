package health.pratique.local.cloud.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.gateway.ErrorShape;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SageMaker Runtime: {@code POST /endpoints/NAME/invocations} in the JSON of the built-in Random Cut Forest algorithm, {@code {"instances":
 * [{"features": [...]}]}} in, {@code {"scores": [{"score": ...}]}} out. No model was trained here: the instances of a call are scored against
 * one another, so a caller sends ordinary ones along.
 */
public final class SageMakerRuntimeEndpoint implements ServiceEndpoint {

    private static final Pattern INVOCATION = Pattern.compile("/endpoints/([A-Za-z0-9-]{1,63})/invocations");
    private static final int FEATURE_LIMIT = 1_000;

    private final Set<String> endpointNames;
    private final ObjectMapper json = new ObjectMapper();

    /** @param endpointNames of the endpoints that exist */
    public SageMakerRuntimeEndpoint(Set<String> endpointNames) {
        this.endpointNames = Set.copyOf(endpointNames);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        return request.method().equals("POST")
                && INVOCATION.matcher(request.path()).matches();
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        Matcher invocation = INVOCATION.matcher(request.path());
        if (!invocation.matches() || !endpointNames.contains(invocation.group(1))) {
            return ErrorShape.JSON.error(400, "ValidationError", "Endpoint not found in the local cloud.");
        }
        Optional<List<double[]>> instances = instances(request.body());
        if (instances.isEmpty()) {
            return ErrorShape.JSON.error(
                    424, "ModelError", "The model takes instances with equally many finite features each.");
        }
        return new GatewayResponse(
                200,
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "x-Amzn-Invoked-Production-Variant", List.of("AllTraffic"),
                        "x-amzn-RequestId", List.of(ErrorShape.requestId())),
                json.writeValueAsBytes(scores(instances.get())));
    }

    private ObjectNode scores(List<double[]> instances) {
        RobustDistance distance = RobustDistance.of(instances, instances.getFirst().length);
        ObjectNode answer = json.createObjectNode();
        ArrayNode scores = answer.putArray("scores");
        instances.forEach(instance -> scores.addObject().put("score", distance.score(instance)));
        return answer;
    }

    private Optional<List<double[]>> instances(byte[] body) throws IOException {
        List<double[]> instances = new ArrayList<>();
        try {
            for (JsonNode instance : json.readTree(body).path("instances")) {
                instances.add(features(instance.path("features")));
            }
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
        boolean sound = !instances.isEmpty()
                && instances.stream().allMatch(instance -> isSound(instance, instances.getFirst().length));
        return sound ? Optional.of(instances) : Optional.empty();
    }

    /** What is no number becomes one that is not finite. */
    private static double[] features(JsonNode array) {
        double[] features = new double[Math.min(FEATURE_LIMIT, array.size())];
        for (int i = 0; i < features.length; i++) {
            features[i] = array.path(i).isNumber() ? array.path(i).asDouble() : Double.NaN;
        }
        return features;
    }

    private static boolean isSound(double[] instance, int length) {
        if (instance.length != length || length == 0) {
            return false;
        }
        for (double feature : instance) {
            if (!Double.isFinite(feature)) {
                return false;
            }
        }
        return true;
    }
}
