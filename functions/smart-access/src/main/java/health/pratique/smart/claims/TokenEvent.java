package health.pratique.smart.claims;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What Amazon Cognito asks before it makes a token: version 3 of the event of its pre-token-generation trigger, as far as it is read
 * here. Does not print what it knows of a person.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenEvent(String triggerSource, CallerContext callerContext, Request request) {

    private static final String CLIENT_CREDENTIALS = "TokenGeneration_ClientCredentials";

    public TokenEvent {
        Objects.requireNonNull(triggerSource);
        Objects.requireNonNull(callerContext);
        Objects.requireNonNull(request);
    }

    /** @param clientId the app client that the token is for */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CallerContext(String clientId) {

        public CallerContext {
            Objects.requireNonNull(clientId);
        }
    }

    /**
     * @param userAttributes of the person who signed in; none for a client's own token
     * @param scopes that were asked for, of those that the pool lets the app client ask for
     * @param clientMetadata whatever the client sent with its request
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Request(Map<String, String> userAttributes, List<String> scopes, Map<String, String> clientMetadata) {

        /** Cognito leaves out what there is none of. */
        public Request {
            userAttributes = Map.copyOf(Objects.requireNonNullElse(userAttributes, Map.of()));
            scopes = List.copyOf(Objects.requireNonNullElse(scopes, List.of()));
            clientMetadata = Map.copyOf(Objects.requireNonNullElse(clientMetadata, Map.of()));
        }

        @Override
        public String toString() {
            return "Request[" + scopes + "]";
        }
    }

    /** Whether no person signed in. */
    boolean ofAClientAlone() {
        return triggerSource.equals(CLIENT_CREDENTIALS);
    }
}
