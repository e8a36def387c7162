package health.pratique.local.cloud;

import org.jspecify.annotations.Nullable;

/** The platform cannot start or run. The message is one line that says what to do. */
public final class PlatformFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
