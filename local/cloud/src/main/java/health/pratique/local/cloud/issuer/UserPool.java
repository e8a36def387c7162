package health.pratique.local.cloud.issuer;

import java.util.Map;

/**
 * A user pool, as the template has it.
 *
 * @param audience what the API calls itself; what the pool's trigger would put into each token as {@code resource}
 * @param secrets by app client id
 */
public record UserPool(String id, String audience, Map<String, String> secrets) {

    public UserPool {
        secrets = Map.copyOf(secrets);
    }

    /** The secrets are secrets. */
    @Override
    public String toString() {
        return "UserPool[" + id + "]";
    }
}
