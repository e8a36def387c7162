package health.pratique.smart;

/** A scope means to be one of SMART and is none that this server knows. What it says is not repeated. */
public final class ScopeInvalid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenRefusal reason;

    ScopeInvalid(TokenRefusal reason) {
        super("the scopes are none of SMART App Launch 2 as this server supports it", null, false, false);
        this.reason = reason;
    }

    /** SCOPE_INVALID or LEVELS_MIXED. */
    public TokenRefusal reason() {
        return reason;
    }
}
