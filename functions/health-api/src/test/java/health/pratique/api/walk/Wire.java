package health.pratique.api.walk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP by hand: a client library sends nothing that is wrong enough. */
record Wire(int port) {

    private static final int WAIT_MILLIS = 120_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    WireAnswer send(WalkCall call, WalkCaller caller) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(WAIT_MILLIS);
            try {
                socket.getOutputStream().write(call.wire("127.0.0.1:" + port, caller.headers()));
            } catch (SocketException answeredBefore) {
                // A server that has read enough answers and closes: what it said is there to be read.
                return read(socket.getInputStream());
            }
            return read(socket.getInputStream());
        }
    }

    private static WireAnswer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException silent) {
            return WireAnswer.NONE;
        } catch (SocketException closed) {
            // Reset behind the answer, because not all that was sent was read.
            return of(all.toString(StandardCharsets.ISO_8859_1));
        }
        return of(all.toString(StandardCharsets.ISO_8859_1));
    }

    private static WireAnswer of(String text) {
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0 || !text.startsWith("HTTP/1.")) {
            return WireAnswer.NONE;
        }
        String[] lines = text.substring(0, end).split("\r\n");
        List<Named> headers = new ArrayList<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.add(new Named(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        String body = text.substring(end + END_OF_HEAD.length());
        boolean chunked = headers.stream().anyMatch(header -> header.value().equalsIgnoreCase("chunked"));
        return new WireAnswer(
                Integer.parseInt(lines[0].substring(9, 12)), headers, utf8(chunked ? unchunked(body) : body));
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (true) {
            int end = body.indexOf("\r\n", at);
            int length = end < 0 ? 0 : Integer.parseInt(body.substring(at, end), 16);
            if (length == 0) {
                return whole.toString();
            }
            whole.append(body, end + 2, end + 2 + length);
            at = end + 4 + length;
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
