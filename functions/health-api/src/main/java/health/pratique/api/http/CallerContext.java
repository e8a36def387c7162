package health.pratique.api.http;

import health.pratique.smart.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who calls, for the length of a request. */
@RequestScoped
public class CallerContext {

    private @Nullable Caller caller;

    /**
     * The verified caller.
     *
     * @throws IllegalStateException in an open method: nobody was asked there
     */
    public Caller caller() {
        return verified().orElseThrow(() -> new IllegalStateException("nobody was verified in this request"));
    }

    /** The caller, if there is one: none in an open method, and in a request that was refused. */
    public Optional<Caller> verified() {
        return Optional.ofNullable(caller);
    }

    void is(Caller verified) {
        caller = verified;
    }
}
