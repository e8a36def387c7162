package health.pratique.local.cloud.http;

import java.io.IOException;

/** A body beyond the limit. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge() {
        super("HTTP body beyond the limit");
    }
}
