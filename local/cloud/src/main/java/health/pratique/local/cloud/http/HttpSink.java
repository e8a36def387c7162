package health.pratique.local.cloud.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a message, head and body in one go: two writes wait for each other's acknowledgement, 40 ms a time, where the other side delays it.
 */
public final class HttpSink {

    private static final int ONE_WRITE_LIMIT = 256 * 1024;

    /** What concerns one connection only (RFC 9110, 7.6.1) or is said anew for each. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "transfer-encoding",
            "te",
            "upgrade",
            "expect",
            "content-length",
            "host");

    private final OutputStream out;

    public HttpSink(OutputStream out) {
        this.out = out;
    }

    /**
     * @param own header lines of this connection, complete with line ends
     * @param headers of the message; those that concern one connection only are left out
     */
    public void write(String startLine, String own, Map<String, List<String>> headers, byte[] body) throws IOException {
        StringBuilder head =
                new StringBuilder(512).append(startLine).append("\r\n").append(own);
        headers.forEach((name, values) -> {
            if (!isHopByHop(name)) {
                for (String value : values) {
                    head.append(name).append(": ").append(value).append("\r\n");
                }
            }
        });
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body.length > ONE_WRITE_LIMIT) {
            out.write(start);
            out.write(body);
        } else {
            byte[] whole = new byte[start.length + body.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(body, 0, whole, start.length, body.length);
            out.write(whole);
        }
        out.flush();
    }

    public void goOn() throws IOException {
        out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static boolean isHopByHop(String name) {
        return HOP_BY_HOP.contains(name) || HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
