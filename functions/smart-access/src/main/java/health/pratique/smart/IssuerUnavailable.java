package health.pratique.smart;

/** The issuer's keys cannot be had now, and none are known that are fresh enough. No token can be checked; none is taken. */
public final class IssuerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailable() {
        super("the issuer's keys cannot be read; see that PRATIQUE_API_ISSUER can be reached", null, false, false);
    }
}
