package health.pratique.local.cloud.issuer;

import java.util.Map;

/**
 * A user pool, as the template has it.
 *
 * @param audience what the API calls itself
 * @param clients by id
 */
public record UserPool(String id, String audience, Map<String, AppClient> clients) {

    public UserPool {
        clients = Map.copyOf(clients);
    }
}
