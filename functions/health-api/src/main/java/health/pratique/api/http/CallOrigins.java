package health.pratique.api.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where this call comes from: on Lambda the event says it, on one machine the local gateway's headers, which only count with its secret. */
@RequestScoped
public class CallOrigins {

    /** The class is not there where the API is not a function. */
    private static final String PROXY_CONTEXT = "io.quarkus.amazon.lambda.http.model.AwsProxyRequestContext";

    private final CurrentVertxRequest current;
    private final GatewaySettings settings;
    private @Nullable CallOrigin origin;

    public CallOrigins(CurrentVertxRequest current, GatewaySettings settings) {
        this.current = current;
        this.settings = settings;
    }

    public CallOrigin origin() {
        CallOrigin known = origin;
        if (known == null) {
            known = find();
            origin = known;
        }
        return known;
    }

    /** Whether the call came past the gateway that it has to come through. */
    boolean isPastTheGateway() {
        return settings.gatewaySecret().isPresent()
                && !headers().filter(this::isFromTheGateway).isPresent();
    }

    private CallOrigin find() {
        Optional<MultiMap> headers = headers();
        Optional<CallOrigin> found = settings.gatewaySecret().isPresent()
                ? headers.filter(this::isFromTheGateway).map(CallOrigins::told)
                : headers.filter(QuarkusHttpHeaders.class::isInstance)
                        .flatMap(event -> proxyContext((QuarkusHttpHeaders) event))
                        .map(ProxyEvent::origin);
        return found.orElseGet(() -> new CallOrigin(UUID.randomUUID().toString(), Instant.now(), Optional.empty()));
    }

    private Optional<MultiMap> headers() {
        RoutingContext call = current.getCurrent();
        return call == null ? Optional.empty() : Optional.of(call.request().headers());
    }

    private static Optional<Object> proxyContext(QuarkusHttpHeaders headers) {
        return headers.getContextObjects().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(PROXY_CONTEXT) && entry.getValue() != null)
                .<Object>map(entry -> entry.getValue())
                .findFirst();
    }

    private boolean isFromTheGateway(MultiMap headers) {
        String given = headers.get("x-pratique-gateway");
        return given != null
                && settings.gatewaySecret()
                        .filter(secret -> MessageDigest.isEqual(
                                secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }

    private static CallOrigin told(MultiMap headers) {
        return new CallOrigin(
                headers.get("x-pratique-request-id"),
                Instant.ofEpochMilli(Long.parseLong(headers.get("x-pratique-request-time"))),
                Optional.ofNullable(headers.get("x-pratique-api-key-id")));
    }
}
