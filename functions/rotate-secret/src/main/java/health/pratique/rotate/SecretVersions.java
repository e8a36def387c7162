package health.pratique.rotate;

import health.pratique.rotate.RotationFailed.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The versions of one secret and the stages they are in. Every call is bounded and repeated by the client; a failure names no secret. */
record SecretVersions(SecretsManagerClient client, String secretId) {

    static final String CURRENT = "AWSCURRENT";
    static final String PENDING = "AWSPENDING";
    static final String PREVIOUS = "AWSPREVIOUS";

    /** @return stages by version, as Secrets Manager has them now */
    Map<String, List<String>> stages() {
        DescribeSecretResponse secret = asked(() -> client.describeSecret(request -> request.secretId(secretId)));
        if (!Boolean.TRUE.equals(secret.rotationEnabled())) {
            throw new RotationFailed(Reason.ROTATION_DISABLED);
        }
        return secret.versionIdsToStages();
    }

    /** @return empty if no version with a value is in the stage */
    Optional<OwnerLogin> in(String stage) {
        return value(request -> request.versionStage(stage));
    }

    /** @return empty if the version has no value yet */
    Optional<OwnerLogin> pending(String token) {
        return value(request -> request.versionId(token).versionStage(PENDING));
    }

    private Optional<OwnerLogin> value(Consumer<GetSecretValueRequest.Builder> version) {
        return asked(() -> {
                    try {
                        return Optional.of(client.getSecretValue(request -> version.accept(request.secretId(secretId)))
                                .secretString());
                    } catch (ResourceNotFoundException none) {
                        return Optional.<String>empty();
                    }
                })
                .map(OwnerLogin::parse);
    }

    /** Does nothing if the version has a value already: the first is the one that may be at the database. */
    void propose(String token, OwnerLogin login) {
        asked(() -> {
            try {
                return Optional.of(client.putSecretValue(request -> request.secretId(secretId)
                        .clientRequestToken(token)
                        .secretString(login.text())
                        .versionStages(PENDING)));
            } catch (ResourceExistsException faster) {
                return Optional.empty();
            }
        });
    }

    /** Moves the label in one call; what was the present version is the previous one. */
    void promote(String token, Optional<String> present) {
        asked(() -> client.updateSecretVersionStage(request -> request.secretId(secretId)
                .versionStage(CURRENT)
                .moveToVersionId(token)
                .removeFromVersionId(present.orElse(null))));
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException refused) {
            throw new RotationFailed(Reason.SECRETS_UNAVAILABLE);
        }
    }
}
