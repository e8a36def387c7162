package health.pratique.privacy;

/** The request has changed since it was read: read it again. */
public final class RequestMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestMoved() {
        super("the request has changed since it was read: read it again", null, false, false);
    }
}
