package health.pratique.api.oauth;

import health.pratique.api.http.RefusalRecord;
import health.pratique.smart.ClientAssertions;
import health.pratique.smart.IssuedToken;
import health.pratique.smart.IssuerTokens;
import health.pratique.smart.RegisteredClient;
import health.pratique.smart.ScopeInvalid;
import health.pratique.smart.SmartScopes;
import health.pratique.smart.TokenRefused;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a backend service that has proved itself a token for what it asks for, as far as it is registered for that. */
@ApplicationScoped
public class BackendTokens {

    static final String ENDPOINT = "/oauth2/token";

    private final ClientAssertions assertions;
    private final IssuerTokens issuer;
    private final RefusalRecord refusals;

    public BackendTokens(ClientAssertions assertions, IssuerTokens issuer, RefusalRecord refusals) {
        this.assertions = assertions;
        this.issuer = issuer;
        this.refusals = refusals;
    }

    /**
     * @param endpoint where the request came to
     * @throws OAuthRefused INVALID_CLIENT or INVALID_SCOPE
     */
    IssuedToken issue(TokenRequest request, String endpoint) {
        RegisteredClient client = client(request, endpoint);
        SmartScopes scopes = scopes(request).within(client.scopes());
        if (scopes.isEmpty()) {
            refusals.client(client, "SCOPE");
            throw new OAuthRefused(OAuthError.INVALID_SCOPE);
        }
        return issuer.issue(client, scopes);
    }

    private RegisteredClient client(TokenRequest request, String endpoint) {
        try {
            return assertions.verify(request.assertion(), endpoint);
        } catch (TokenRefused refused) {
            refusals.token(refused);
            throw new OAuthRefused(OAuthError.INVALID_CLIENT);
        }
    }

    private static SmartScopes scopes(TokenRequest request) {
        try {
            return SmartScopes.of(request.scope());
        } catch (ScopeInvalid invalid) {
            throw new OAuthRefused(OAuthError.INVALID_SCOPE);
        }
    }
}
