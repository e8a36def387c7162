package health.pratique.local.cloud.dynamodb;

import health.pratique.local.cloud.gateway.BackendUse;
import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.gateway.HttpBackend;
import health.pratique.local.cloud.gateway.ServiceEndpoint;
import java.io.IOException;
import java.net.URI;

/** DynamoDB and its streams, passed on as they are. */
public final class DynamoDbEndpoint implements ServiceEndpoint, AutoCloseable {

    private final HttpBackend backend;

    /** @param store address of DynamoDB Local */
    public DynamoDbEndpoint(URI store) {
        this.backend = new HttpBackend(store);
    }

    @Override
    public boolean accepts(GatewayRequest request) {
        String target = request.header("x-amz-target").orElse("");
        return target.startsWith("DynamoDB_20120810.") || target.startsWith("DynamoDBStreams_20120810.");
    }

    @Override
    public GatewayResponse answer(GatewayRequest request) throws IOException {
        return backend.send(request);
    }

    /** Calls to the store and the time that they took. */
    public BackendUse use() {
        return backend.use();
    }

    @Override
    public void close() {
        backend.close();
    }
}
