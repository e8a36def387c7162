package health.pratique.api.oauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.smart.IssuedToken;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** RFC 6749 section 5.1. It prints as {@code [TOKEN]}. */
@RegisterForReflection
public record TokenAnswer(
        @JsonProperty("access_token") String token,
        @JsonProperty("token_type") String type,
        @JsonProperty("expires_in") long expiresInSeconds,
        String scope) {

    static TokenAnswer of(IssuedToken issued) {
        return new TokenAnswer(
                issued.token(),
                "bearer",
                issued.expiresInSeconds(),
                issued.scopes().toString());
    }

    @Override
    public String toString() {
        return "[TOKEN]";
    }
}
