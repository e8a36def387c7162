package health.pratique.local.cloud.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.local.cloud.functions.FunctionFailed;
import health.pratique.local.cloud.functions.Functions;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.template.Arns;
import health.pratique.local.cloud.template.FunctionConfiguration;
import health.pratique.local.cloud.template.RestApiResource;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function, by Lambda proxy integration: the request as an event of version 1.0, with the body in Base64 as {@code BinaryMediaTypes} of all types has it. */
final class LambdaIntegration implements Integration {

    private final ObjectMapper json = new ObjectMapper();
    private final RestApiResource api;
    private final Functions functions;

    LambdaIntegration(RestApiResource api, Functions functions) {
        this.api = api;
        this.functions = functions;
    }

    @Override
    public GatewayResponse call(ApiCall call) throws IOException, InterruptedException {
        FunctionConfiguration function = functions.all().stream()
                .filter(one -> one.logicalId().equals(call.route().functionId()))
                .findFirst()
                .orElseThrow();
        byte[] event = json.writeValueAsBytes(event(call));
        if (event.length > Functions.MAX_PAYLOAD_BYTES) {
            throw new GatewayRefused(GatewayRefusal.REQUEST_TOO_LARGE);
        }
        try {
            return response(json.readTree(functions.invoke(function, event)));
        } catch (FunctionFailed failed) {
            throw new GatewayRefused(
                    failed.errorType().equals("Sandbox.Timedout")
                            ? GatewayRefusal.INTEGRATION_TIMEOUT
                            : GatewayRefusal.INTEGRATION_FAILURE);
        }
    }

    ObjectNode event(ApiCall call) {
        GatewayRequest request = call.request();
        ObjectNode event = json.createObjectNode();
        event.put("resource", call.route().path());
        event.put("path", request.path());
        event.put("httpMethod", request.method());
        multi(event, "headers", "multiValueHeaders", request.headers());
        multi(event, "queryStringParameters", "multiValueQueryStringParameters", parameters(request.rawQuery()));
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", call.id());
        context.put("apiId", api.id());
        context.put("accountId", Arns.ACCOUNT);
        context.put("stage", api.stage());
        context.put("resourcePath", call.route().path());
        context.put("path", "/" + api.stage() + request.path());
        context.put("httpMethod", request.method());
        context.put("protocol", "HTTP/1.1");
        context.put("requestTimeEpoch", call.time().toEpochMilli());
        ObjectNode identity = context.putObject("identity");
        identity.put("sourceIp", call.sourceIp());
        identity.put("userAgent", request.header("user-agent").orElse(null));
        call.apiKeyId().ifPresent(id -> {
            identity.put("apiKeyId", id);
            identity.put("apiKey", request.header("x-api-key").orElse(""));
        });
        if (request.body().length > 0) {
            event.put("body", Base64.getEncoder().encodeToString(request.body()));
        } else {
            event.putNull("body");
        }
        event.put("isBase64Encoded", request.body().length > 0);
        return event;
    }

    /** Of a name that came twice, the plain map has the last. */
    private static void multi(ObjectNode event, String single, String many, Map<String, List<String>> values) {
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(many);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            list.forEach(all.withArray(name)::add);
        });
    }

    private static Map<String, List<String>> parameters(String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters
                        .computeIfAbsent(formDecoded(name), unused -> new ArrayList<>(1))
                        .add(equals < 0 ? "" : formDecoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String formDecoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static GatewayResponse response(JsonNode answer) throws IOException {
        if (!answer.path("statusCode").isInt()) {
            throw new GatewayRefused(GatewayRefusal.INTEGRATION_FAILURE);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        answer.path("multiValueHeaders").properties().forEach(header -> {
            List<String> values = new ArrayList<>();
            header.getValue().forEach(value -> values.add(value.asText()));
            headers.keySet().removeIf(header.getKey()::equalsIgnoreCase);
            headers.put(header.getKey(), values);
        });
        String body = answer.path("body").asText("");
        return new GatewayResponse(
                answer.path("statusCode").asInt(),
                headers,
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(body)
                        : body.getBytes(StandardCharsets.UTF_8));
    }
}
