package health.pratique.local.cloud.template;

import health.pratique.local.cloud.issuer.Issuer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Ids and secrets that Cognito would make up; here they follow from the logical ids, the same at every start. */
final class CognitoReferences {

    private CognitoReferences() {}

    static String poolId(String stackName, String logicalId) {
        return Arns.REGION + "_" + made(stackName, "pool", logicalId).substring(0, 9);
    }

    static String clientId(String stackName, String logicalId) {
        return made(stackName, "client", logicalId).substring(0, 26);
    }

    /** Good for this platform alone, which takes any AWS credentials, too. */
    static String clientSecret(String stackName, String logicalId) {
        return made(stackName, "secret", logicalId);
    }

    static Optional<String> pool(String id, String attribute, LocalAddresses addresses) {
        return switch (attribute) {
            case "Arn" -> Optional.of(Arns.of("cognito-idp", "userpool/" + id));
            case "UserPoolId" -> Optional.of(id);
            case "ProviderURL" -> Optional.of(addresses.endpoint() + Issuer.PATH + id);
            default -> Optional.empty();
        };
    }

    private static String made(String stackName, String kind, String logicalId) {
        return UUID.nameUUIDFromBytes((stackName + "/" + kind + "/" + logicalId).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
