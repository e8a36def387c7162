package health.pratique.local.cloud.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An {@code AWS::Cognito::UserPool} with its app clients.
 *
 * @param id as {@code Ref} has it
 * @param clientSecrets of those app clients that have one, by client id
 */
public record UserPoolResource(String logicalId, String id, Map<String, String> clientSecrets) {

    static final String TYPE = "AWS::Cognito::UserPool";
    static final String CLIENT = "AWS::Cognito::UserPoolClient";

    public UserPoolResource {
        clientSecrets = Map.copyOf(clientSecrets);
    }

    static UserPoolResource from(Properties pool, String stackName, List<Properties> clients) {
        String id = CognitoReferences.poolId(stackName, pool.logicalId());
        Map<String, String> secrets = new TreeMap<>();
        for (Properties client : clients) {
            if (client.required("UserPoolId").equals(id) && client.flag("GenerateSecret", false)) {
                secrets.put(
                        CognitoReferences.clientId(stackName, client.logicalId()),
                        CognitoReferences.clientSecret(stackName, client.logicalId()));
            }
        }
        return new UserPoolResource(pool.logicalId(), id, secrets);
    }

    /** The secrets are secrets. */
    @Override
    public String toString() {
        return "UserPoolResource[" + logicalId + "]";
    }
}
