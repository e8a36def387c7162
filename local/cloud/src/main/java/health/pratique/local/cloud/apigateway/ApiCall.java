package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.template.ApiRoute;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that was let through, and what the gateway knows of it.
 *
 * @param id of the request, a UUID; the same for whatever is done for it
 * @param request with the headers that may be passed on
 * @param apiKeyId which key opened; empty for a path that needs none
 * @param sourceIp of the client
 */
record ApiCall(
        String id, Instant time, GatewayRequest request, ApiRoute route, Optional<String> apiKeyId, String sourceIp) {}
