package health.pratique.api.http;

import java.time.Instant;
import java.util.Optional;

/**
 * What API Gateway says of a call: a client has no way to say it.
 *
 * @param requestId the gateway's name of the call
 * @param at when the gateway took it
 * @param apiKeyId which key opened; empty on an open path
 */
public record CallOrigin(String requestId, Instant at, Optional<String> apiKeyId) {}
