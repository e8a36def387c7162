package health.pratique.smart;

/** A token fresh from the issuer. It prints as {@code [TOKEN]}. */
public record IssuedToken(String token, SmartScopes scopes, long expiresInSeconds) {

    @Override
    public String toString() {
        return "[TOKEN]";
    }
}
