package health.pratique.smart.claims;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What Cognito is to put into a token, in its own shape.
 *
 * @param accessTokenGeneration of the access token; the identity token stays as it is, for nobody here takes one
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenContents(AccessToken accessTokenGeneration) {

    /**
     * @param scopesToAdd one by one, as they stand in the {@code scope} claim
     * @param scopesToSuppress all that the pool would put there by itself
     */
    @RegisterForReflection
    public record AccessToken(
            Map<String, String> claimsToAddOrOverride, List<String> scopesToAdd, List<String> scopesToSuppress) {

        public AccessToken {
            claimsToAddOrOverride = Map.copyOf(claimsToAddOrOverride);
            scopesToAdd = List.copyOf(scopesToAdd);
            scopesToSuppress = List.copyOf(scopesToSuppress);
        }
    }
}
