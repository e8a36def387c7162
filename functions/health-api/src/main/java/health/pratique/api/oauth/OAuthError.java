package health.pratique.api.oauth;

import java.util.Locale;

/** What the token endpoint answers when it gives no token, RFC 6749 section 5.2. Clients know these and no others. */
enum OAuthError {
    INVALID_REQUEST(400, "send grant_type, client_assertion_type, client_assertion and scope, each once"),
    INVALID_CLIENT(
            401,
            "sign an assertion with a registered key, for this endpoint, for five minutes at most, and use it once"),
    UNSUPPORTED_GRANT_TYPE(400, "use client_credentials"),
    INVALID_SCOPE(400, "ask for scopes that the client is registered for");

    private final int status;
    private final String remedy;

    OAuthError(int status, String remedy) {
        this.status = status;
        this.remedy = remedy;
    }

    int status() {
        return status;
    }

    OAuthErrorBody body() {
        return new OAuthErrorBody(name().toLowerCase(Locale.ROOT), remedy);
    }
}
