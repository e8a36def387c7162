package health.pratique.api.oauth;

/** There is no token for this client, or for this request. */
final class OAuthRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    OAuthRefused(OAuthError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }
}
