package health.pratique.erasure;

/** A file that is not what a certificate is. The message says what to look at, and quotes nothing. */
public final class InvalidCertificate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCertificate(String message) {
        super(message);
    }
}
