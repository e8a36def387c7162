package health.pratique.smart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token is not taken. The reason is in the field; the message is the same for all. */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenRefusal reason;
    private final transient @Nullable Caller bearer;

    public TokenRefused(TokenRefusal reason) {
        this(reason, null);
    }

    private TokenRefused(TokenRefusal reason, @Nullable Caller bearer) {
        super("the token is not valid; get a new one from the issuer", null, false, false);
        this.reason = reason;
        this.bearer = bearer;
    }

    /** The same, with who it was: the issuer vouches for that much. */
    TokenRefused of(Caller caller) {
        return new TokenRefused(reason, caller);
    }

    public TokenRefusal reason() {
        return reason;
    }

    /** Who bore it, when it was the issuer's and in time, and refused for what it says; nobody is let in by that. */
    public Optional<Caller> bearer() {
        return Optional.ofNullable(bearer);
    }
}
