package health.pratique.smart;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;

/** A JWK set, RFC 7517, of which only named public keys for signatures are taken: a symmetric key in it verifies nothing. */
public record KeySet(Map<String, PublicJsonWebKey> keys) implements KeySource {

    private static final int KEYS = 64;

    public KeySet {
        keys = Map.copyOf(keys);
    }

    /** @return empty when it is no JWK set, or has two keys of one name */
    public static Optional<KeySet> parse(String json) {
        try {
            Map<String, PublicJsonWebKey> keys = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
                if (usable(key) && keys.put(key.getKeyId(), (PublicJsonWebKey) key) != null) {
                    return Optional.empty();
                }
            }
            return keys.size() > KEYS ? Optional.empty() : Optional.of(new KeySet(keys));
        } catch (JoseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether one of them came with its private part, which is nobody's but the client's. */
    public boolean tellsASecret() {
        return keys.values().stream().anyMatch(key -> key.getPrivateKey() != null);
    }

    private static boolean usable(JsonWebKey key) {
        return (key instanceof RsaJsonWebKey || key instanceof EllipticCurveJsonWebKey)
                && key.getKeyId() != null
                && (key.getUse() == null || key.getUse().equals("sig"));
    }

    @Override
    public Optional<PublicJsonWebKey> key(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }
}
