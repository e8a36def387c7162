package health.pratique.local.cloud.stores;

import org.jspecify.annotations.Nullable;

/** An embedded store could not be started or stopped; the message is one line that says what to do. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreFailure(String message) {
        super(message);
    }

    public StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
