package health.pratique.local.cloud.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.pratique.local.cloud.access.Callers;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.wire.ServiceError;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the local cloud's services as an SDK client would, without the way over the network. */
public final class ServiceCalls {

    private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");

    private final Served served;
    private final String accessKey;
    private final ObjectMapper json = new ObjectMapper();

    public ServiceCalls() {
        this(new Served(), Callers.OPERATOR);
    }

    private ServiceCalls(Served served, String accessKey) {
        this.served = served;
        this.accessKey = accessKey;
    }

    /** What all callers reach. */
    private static final class Served {

        private volatile List<ServiceEndpoint> endpoints = List.of();
    }

    /** The same services, called by another. */
    public ServiceCalls as(String otherKey) {
        return new ServiceCalls(served, otherKey);
    }

    String accessKey() {
        return accessKey;
    }

    /** Calls reach these from now on: the first that accepts a request. */
    public void serve(List<ServiceEndpoint> inOrder) {
        served.endpoints = List.copyOf(inOrder);
    }

    /**
     * Calls an operation of a JSON protocol.
     *
     * @param service as in a signature's scope, such as {@code sqs}
     * @param target such as {@code AmazonSQS.SendMessage}
     * @throws ServiceError with the service's own error type, or {@code InternalFailure}
     */
    public JsonNode json(String service, String target, JsonNode request) throws ServiceError {
        GatewayResponse response = call(
                service,
                Map.of("content-type", List.of("application/x-amz-json-1.0"), "x-amz-target", List.of(target)),
                request.toString());
        try {
            JsonNode answer = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
            if (response.status() >= 300) {
                String type = answer.path("__type").asText("InternalFailure");
                throw new ServiceError(
                        response.status(), type.substring(type.lastIndexOf('#') + 1), "The service refused the call");
            }
            return answer;
        } catch (IOException e) {
            throw new ServiceError(500, "InternalFailure", "The service gave no JSON");
        }
    }

    /** Calls an operation of the Query protocol, and gives the text of one element of its answer. */
    public String query(String service, Map<String, String> form, String element) throws ServiceError {
        StringJoiner body = new StringJoiner("&");
        form.forEach((name, value) -> body.add(encode(name) + "=" + encode(value)));
        GatewayResponse response = call(
                service,
                Map.of("content-type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
                body.toString());
        String xml = new String(response.body(), StandardCharsets.UTF_8);
        if (response.status() >= 300) {
            Matcher code = XML_CODE.matcher(xml);
            throw new ServiceError(
                    response.status(), code.find() ? code.group(1) : "InternalFailure", "The service refused the call");
        }
        Matcher found =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
        return found.find() ? found.group(1) : "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private GatewayResponse call(String service, Map<String, List<String>> headers, String body) throws ServiceError {
        Map<String, List<String>> signed = new HashMap<>(headers);
        signed.put("host", List.of(service + "." + Arns.REGION + ".amazonaws.com"));
        signed.put(
                "authorization",
                List.of("AWS4-HMAC-SHA256 Credential=" + accessKey + "/20260101/" + Arns.REGION + "/" + service
                        + "/aws4_request, SignedHeaders=host, Signature=local"));
        GatewayRequest request = new GatewayRequest("POST", "/", "", signed, body.getBytes(StandardCharsets.UTF_8));
        for (ServiceEndpoint endpoint : served.endpoints) {
            if (endpoint.accepts(request)) {
                try {
                    return endpoint.answer(request);
                } catch (IOException e) {
                    throw new ServiceError(500, "InternalFailure", "The service failed");
                }
            }
        }
        throw new ServiceError(400, "UnknownService", "The local cloud has no " + service);
    }
}
