package health.pratique.local.cloud.issuer;

import java.util.List;

/**
 * An app client of a user pool that has a secret.
 *
 * @param scopes that it may ask for
 */
public record AppClient(String secret, List<String> scopes) {

    public AppClient {
        scopes = List.copyOf(scopes);
    }

    /** The secret is a secret. */
    @Override
    public String toString() {
        return "AppClient" + scopes;
    }
}
