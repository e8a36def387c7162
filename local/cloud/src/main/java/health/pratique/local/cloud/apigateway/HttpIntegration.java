package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.HttpBackend;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An application on this machine, for functions that run in one process with the platform: it gets by headers what a Lambda function finds in
 * its event's request context, and a secret that says that the gateway wrote them.
 */
final class HttpIntegration implements Integration, AutoCloseable {

    private final HttpBackend backend;
    private final String secret;

    /** @param api where clients reach it, whatever they say that they called */
    HttpIntegration(HttpApplication application, URI api) {
        this.backend = new HttpBackend(application.address(), api.getAuthority(), Duration.ofMillis(TIMEOUT_MILLIS));
        this.secret = application.secret();
    }

    @Override
    public GatewayResponse call(ApiCall call) throws IOException {
        GatewayRequest request = call.request();
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        headers.put("x-pratique-gateway", List.of(secret));
        headers.put("x-pratique-request-id", List.of(call.id()));
        headers.put("x-pratique-request-time", List.of(Long.toString(call.time().toEpochMilli())));
        headers.put("x-pratique-source-ip", List.of(call.sourceIp()));
        call.apiKeyId().ifPresent(id -> headers.put("x-pratique-api-key-id", List.of(id)));
        return backend.send(new GatewayRequest(
                request.method(), request.path(), RequestTarget.escaped(request.rawQuery()), headers, request.body()));
    }

    @Override
    public void close() {
        backend.close();
    }
}
