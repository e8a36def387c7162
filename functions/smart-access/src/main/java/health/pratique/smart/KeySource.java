package health.pratique.smart;

import java.util.Optional;
import org.jose4j.jwk.PublicJsonWebKey;

/** Public keys by their id. */
public interface KeySource {

    /** @throws IssuerUnavailable when it cannot be said now */
    Optional<PublicJsonWebKey> key(String keyId);
}
