package health.pratique.api.http;

import health.pratique.fault.ReasonCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. It has no words of its own: what is answered is its kind. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final @Nullable ReasonCode reason;

    public ProblemException(ProblemKind kind) {
        this(kind, null);
    }

    /** @param reason what is wrong with a document or a decision */
    public ProblemException(ProblemKind kind, @Nullable ReasonCode reason) {
        super(kind.title(), null, false, false);
        this.kind = kind;
        this.reason = reason;
    }

    public Optional<ReasonCode> reason() {
        return Optional.ofNullable(reason);
    }

    public ProblemKind kind() {
        return kind;
    }
}
