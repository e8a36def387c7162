package health.pratique.local.cloud.s3;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.HttpBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Requests of the gateway's own to the store behind it. */
record S3Store(HttpBackend backend) {

    GatewayResponse call(String method, String path, String query) throws IOException {
        return call(method, path, query, Map.of(), "");
    }

    GatewayResponse call(String method, String path, String query, Map<String, List<String>> headers, String body)
            throws IOException {
        return backend.send(new GatewayRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IOException when the store does not do it */
    void demand(String method, String path, String query, String body) throws IOException {
        GatewayResponse response = call(method, path, query, Map.of("content-type", List.of("application/xml")), body);
        if (response.status() >= 300) {
            throw new IOException("The object store refused a setting with status " + response.status());
        }
    }
}
