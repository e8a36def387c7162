package health.pratique.local.cloud.functions.isolated;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** As much of an HTTP/1.1 request as the runtime interface client sends. Bounded. */
record HttpMessage(String method, String path, Map<String, String> headers, byte[] body) {

    /** An answer may have 6 MB; a little more, so that the caller and not the connection refuses it. */
    private static final int MAX_BODY = 7 * 1024 * 1024;

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 100;

    /** Empty at the end of the connection. */
    static Optional<HttpMessage> read(InputStream in) throws IOException {
        Optional<String> start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] words = start.get().split(" ");
        if (words.length != 3) {
            throw new IOException("not a request");
        }
        Map<String, String> headers = headers(in);
        byte[] body;
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            body = chunks(in);
        } else {
            body = exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        return Optional.of(new HttpMessage(words[0], words[1], headers, body));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        while (true) {
            String line = line(in).orElseThrow(EOFException::new);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MAX_HEADERS) {
                throw new IOException("not a header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in).orElseThrow(EOFException::new).split(";")[0].strip();
            byte[] chunk = exactly(in, Integer.parseInt(size, 16));
            if (chunk.length == 0) {
                headers(in);
                return body.toByteArray();
            }
            body.write(chunk);
            if (body.size() > MAX_BODY) {
                throw new IOException("too large");
            }
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new IOException("too large");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static Optional<String> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                return Optional.empty();
            }
            if (line.size() == MAX_LINE) {
                throw new IOException("too long");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
    }

    /** Headers and body in one piece: sent apart, each answer would wait for a delayed acknowledgement. */
    static byte[] response(int status, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** The body may hold PHI. */
    @Override
    public String toString() {
        return method + " [PHI]";
    }
}
