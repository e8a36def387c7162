package health.pratique.local.cloud.apigateway;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param betweenRequests while a connection lies idle
 * @param head from a request's first byte to the end of its head
 * @param body from there to its end
 */
public record ClientPatience(Duration betweenRequests, Duration head, Duration body) {

    /** As API Gateway has it: an integration's 29 seconds for all of a body. */
    public static final ClientPatience USUAL =
            new ClientPatience(Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofSeconds(29));
}
