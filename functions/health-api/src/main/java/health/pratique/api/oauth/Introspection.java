package health.pratique.api.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.pratique.smart.Caller;
import health.pratique.smart.VerifiedToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What is told of a token, RFC 7662 section 2.2. Of one that is not valid, or not the asker's custodian's, nothing but that. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Introspection(
        boolean active,
        @Nullable String scope,
        @JsonProperty("client_id") @Nullable String client,
        @Nullable Long exp,
        @Nullable String custodian,
        @Nullable String fhirUser,
        @Nullable String patient) {

    static final Introspection INACTIVE = new Introspection(false, null, null, null, null, null, null);

    static Introspection of(VerifiedToken token) {
        Caller bearer = token.bearer();
        return new Introspection(
                true,
                bearer.scopes().toString(),
                bearer.client(),
                token.expires().getEpochSecond(),
                bearer.custodian().value(),
                bearer.fhirUser(),
                bearer.patient());
    }
}
