package health.pratique.api.http;

/** Ends a request with a problem. It has no words of its own: what is answered is its kind. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    public ProblemException(ProblemKind kind) {
        super(kind.title(), null, false, false);
        this.kind = kind;
    }

    public ProblemKind kind() {
        return kind;
    }
}
