package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayResponse;
import java.io.IOException;

/** What answers behind the gateway. Implementations are thread-safe. */
@FunctionalInterface
interface Integration {

    /** Longer than this API Gateway waits for nobody. */
    int TIMEOUT_MILLIS = 29_000;

    GatewayResponse call(ApiCall call) throws IOException, InterruptedException;
}
