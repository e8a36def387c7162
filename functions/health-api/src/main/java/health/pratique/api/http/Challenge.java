package health.pratique.api.http;

/** What WWW-Authenticate says, RFC 6750 section 3. Why a token is not valid, it does not say. */
final class Challenge {

    static final String NO_TOKEN = "Bearer realm=\"pratique\"";
    static final String INVALID_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";
    static final String INSUFFICIENT_SCOPE = NO_TOKEN + ", error=\"insufficient_scope\"";

    private Challenge() {}
}
