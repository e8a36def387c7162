package health.pratique.local.cloud.http;

import java.io.IOException;

/** What came is not HTTP/1.1, or more of a head than anyone sends. */
public final class MalformedMessage extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedMessage() {
        super("Malformed HTTP message");
    }
}
