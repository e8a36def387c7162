package health.pratique.smart;

import health.pratique.model.Custodian;
import health.pratique.model.PurposeOfUse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An OAuth client, as it was registered with a custodian.
 *
 * @param scopes all that it may ask for
 * @param keys its public keys, as a JWK set
 * @param keysAt where it publishes them instead
 * @param apiKeyIds the API keys that it calls with
 * @param purpose what it uses data for
 */
public record RegisteredClient(
        String id,
        Custodian custodian,
        Role role,
        SmartScopes scopes,
        Optional<String> keys,
        Optional<URI> keysAt,
        Set<String> apiKeyIds,
        PurposeOfUse purpose) {

    public RegisteredClient {
        apiKeyIds = Set.copyOf(apiKeyIds);
    }
}
