package health.pratique.privacy;

/** How far a request has got. */
public enum RequestStatus {
    /** Nobody has made sure yet who asks. */
    RECEIVED,
    IDENTITY_VERIFIED,
    /** The longer term counts; why was told. */
    EXTENDED,
    /** Begun, and to be gone on with. */
    IN_PROGRESS,
    FULFILLED,
    /** On a ground that the law gives. */
    DENIED,
    /** A restriction that stood, and does not any more. */
    LIFTED;

    /** Whether the clock has stopped. */
    public boolean closed() {
        return switch (this) {
            case RECEIVED, IDENTITY_VERIFIED, EXTENDED, IN_PROGRESS -> false;
            case FULFILLED, DENIED, LIFTED -> true;
        };
    }
}
