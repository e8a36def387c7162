package health.pratique.local.cloud.apigateway;

import health.pratique.local.cloud.template.UsagePlanResource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that open the API. They are found by their digests, so that the time of a look-up tells nothing about a key. Thread-safe. */
final class Subscriptions {

    private final Map<String, Subscription> byDigest = new ConcurrentHashMap<>();
    private final Map<String, Subscription> byKeyId = new ConcurrentHashMap<>();

    void add(String keyId, String keyValue, UsagePlanResource plan) {
        Subscription subscription = new Subscription(keyId, plan);
        byDigest.put(digest(keyValue), subscription);
        byKeyId.put(keyId, subscription);
    }

    Optional<Subscription> of(String keyValue) {
        return Optional.ofNullable(byDigest.get(digest(keyValue)));
    }

    Optional<Subscription> ofId(String keyId) {
        return Optional.ofNullable(byKeyId.get(keyId));
    }

    Collection<Subscription> all() {
        return List.copyOf(byKeyId.values());
    }

    private static String digest(String keyValue) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(keyValue.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
