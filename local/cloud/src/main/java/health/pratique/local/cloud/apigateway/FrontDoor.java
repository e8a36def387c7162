package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.gateway.GatewayRequest;
import health.pratique.local.cloud.gateway.GatewayResponse;
import health.pratique.local.cloud.template.ApiRoute;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lets a sound request through, or says why not: route, key, rate, quota, headers that have to be there, in this order. Thread-safe. */
final class FrontDoor {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);

    private final Routes routes;
    private final Subscriptions subscriptions;
    private final RefusalWords words;
    private final Integration integration;
    private final InstantSource clock;

    FrontDoor(
            Routes routes,
            Subscriptions subscriptions,
            RefusalWords words,
            Integration integration,
            InstantSource clock) {
        this.routes = routes;
        this.subscriptions = subscriptions;
        this.words = words;
        this.integration = integration;
        this.clock = clock;
    }

    GatewayResponse answer(GatewayRequest request, String sourceIp) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        Map<String, String> own = new LinkedHashMap<>(Map.of("x-amzn-RequestId", id));
        return GatewayAnswers.with(response(id, request, sourceIp, own), own);
    }

    /** The answer to a request of which no more than its head is read. */
    GatewayResponse refusal(GatewayRefusal refusal, Map<String, List<String>> headers) {
        return words.of(refusal, headers, UUID.randomUUID().toString());
    }

    private GatewayResponse response(
            String id, GatewayRequest request, String sourceIp, Map<String, String> ownHeaders) {
        try {
            ApiRoute route = routes.find(request.method(), request.path())
                    .orElseThrow(() -> new GatewayRefused(GatewayRefusal.MISSING_AUTHENTICATION_TOKEN));
            return cleaned(admitted(new Visit(id, route, request, sourceIp, ownHeaders)));
        } catch (GatewayRefused refused) {
            return words.of(refused.refusal(), request.headers(), id);
        }
    }

    private record Visit(
            String id, ApiRoute route, GatewayRequest request, String sourceIp, Map<String, String> ownHeaders) {}

    private GatewayResponse admitted(Visit visit) throws GatewayRefused {
        Instant now = clock.instant();
        if (!visit.route().keyRequired()) {
            return passOn(visit, now, Optional.empty());
        }
        Optional<Subscription> subscription =
                visit.request().header("x-api-key").flatMap(subscriptions::of);
        if (subscription.isEmpty()) {
            throw new GatewayRefused(GatewayRefusal.INVALID_API_KEY);
        }
        return switch (subscription.get().admit(now)) {
            case Admission.Admitted rate -> {
                tellRate(visit.ownHeaders(), rate.limit(), rate.remaining());
                yield passOn(visit, now, Optional.of(subscription.get().keyId()));
            }
            case Admission.Throttled rate -> {
                tellRate(visit.ownHeaders(), rate.limit(), 0);
                visit.ownHeaders().put("Retry-After", Long.toString(rate.retryAfterSeconds()));
                throw new GatewayRefused(GatewayRefusal.THROTTLED);
            }
            case Admission.OverQuota quota -> {
                visit.ownHeaders().put("Retry-After", Long.toString(quota.retryAfterSeconds()));
                throw new GatewayRefused(GatewayRefusal.QUOTA_EXCEEDED);
            }
        };
    }

    /** draft-ietf-httpapi-ratelimit-headers: what the plan takes at once, and what is left of it. */
    private static void tellRate(Map<String, String> headers, long limit, long remaining) {
        headers.put("RateLimit-Policy", "\"burst\";q=" + limit);
        headers.put("RateLimit", "\"burst\";r=" + remaining);
    }

    private GatewayResponse passOn(Visit visit, Instant now, Optional<String> apiKeyId) throws GatewayRefused {
        GatewayRequest request = visit.request();
        for (String name : visit.route().requiredHeaders()) {
            if (request.header(name).orElse("").isBlank()) {
                throw new GatewayRefused(GatewayRefusal.BAD_REQUEST_PARAMETERS);
            }
        }
        GatewayRequest passed = new GatewayRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                PassedHeaders.of(request.headers()),
                request.body());
        try {
            return integration.call(new ApiCall(visit.id(), now, passed, visit.route(), apiKeyId, visit.sourceIp()));
        } catch (GatewayRefused refused) {
            throw refused;
        } catch (SocketTimeoutException late) {
            throw new GatewayRefused(GatewayRefusal.INTEGRATION_TIMEOUT);
        } catch (InterruptedException | InterruptedIOException stopped) {
            Thread.currentThread().interrupt();
            throw new GatewayRefused(GatewayRefusal.INTEGRATION_FAILURE);
        } catch (IOException | RuntimeException e) {
            // Not its message, which may quote the request.
            LOG.errorf("The integration failed: %s", e.getClass().getName());
            throw new GatewayRefused(GatewayRefusal.INTEGRATION_FAILURE);
        }
    }

    /** What the gateway and the application say to each other is nobody else's. */
    private static GatewayResponse cleaned(GatewayResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("x-pratique-")) {
                headers.put(name, values);
            }
        });
        return new GatewayResponse(response.status(), headers, response.body());
    }
}
