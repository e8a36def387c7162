package health.pratique.local.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import health.pratique.local.cloud.issuer.AppClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An {@code AWS::Cognito::UserPool} with its app clients.
 *
 * @param id as {@code Ref} has it
 * @param clients those that have a secret, by id
 * @param trigger the function that is asked before each token, by name or ARN
 */
public record UserPoolResource(String logicalId, String id, Map<String, AppClient> clients, Optional<String> trigger) {

    static final String TYPE = "AWS::Cognito::UserPool";
    static final String CLIENT = "AWS::Cognito::UserPoolClient";

    /** With it, Cognito asks before a client's own token, too. */
    private static final String TRIGGER_VERSION = "V3_0";

    public UserPoolResource {
        clients = Map.copyOf(clients);
    }

    static UserPoolResource from(Properties pool, String stackName, List<Properties> clients) {
        String id = CognitoReferences.poolId(stackName, pool.logicalId());
        Map<String, AppClient> known = new TreeMap<>();
        for (Properties client : clients) {
            if (client.required("UserPoolId").equals(id) && client.flag("GenerateSecret", false)) {
                known.put(
                        CognitoReferences.clientId(stackName, client.logicalId()),
                        new AppClient(CognitoReferences.clientSecret(stackName, client.logicalId()), scopes(client)));
            }
        }
        return new UserPoolResource(pool.logicalId(), id, known, trigger(pool));
    }

    private static List<String> scopes(Properties client) {
        Properties list = client.object("AllowedOAuthScopes");
        return list.node().valueStream().map(JsonNode::asText).toList();
    }

    private static Optional<String> trigger(Properties pool) {
        Properties config = pool.object("LambdaConfig").object("PreTokenGenerationConfig");
        Optional<String> function = config.text("LambdaArn");
        if (function.isPresent() && !config.required("LambdaVersion").equals(TRIGGER_VERSION)) {
            throw new TemplateInvalid(config.place() + ".LambdaVersion", "the local cloud has V3_0 only");
        }
        return function;
    }
}
