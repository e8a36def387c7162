package health.pratique.local.cloud.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads messages off one connection. Lines are limited to 16 KB and heads to 200 lines. Not thread-safe. */
public final class HttpSource {

    private static final int LINE_LIMIT = 16 * 1024;
    private static final int HEADER_LIMIT = 200;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int end;

    public HttpSource(InputStream in) {
        this.in = in;
    }

    /** The first line of the next message; empty when the other side has ended the connection between two messages. */
    public Optional<String> startLine() throws IOException {
        if (position == end && !fill()) {
            return Optional.empty();
        }
        String line = line();
        // RFC 9112, 2.2: an empty line before a request is to be ignored.
        return Optional.of(line.isEmpty() ? line() : line);
    }

    /** Header fields by lower-case name, in the order in which they came. */
    public Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int lines = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || ++lines > HEADER_LIMIT) {
                throw new MalformedMessage();
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(trimmed(line.substring(colon + 1)));
        }
        return headers;
    }

    /**
     * The body of a message whose head says how long it is; empty when it says nothing.
     *
     * @throws BodyTooLarge before anything beyond the limit is read
     */
    public byte[] body(Map<String, List<String>> headers, int limitBytes) throws IOException {
        if (isChunked(headers)) {
            return chunks(limitBytes);
        }
        long length = length(headers);
        if (length > limitBytes) {
            throw new BodyTooLarge();
        }
        return bytes((int) length);
    }

    /** Everything until the other side ends the connection: the body of an answer that says nothing of its length. */
    public byte[] rest(int limitBytes) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (position < end || fill()) {
            rest.write(buffer, position, end - position);
            position = end;
            if (rest.size() > limitBytes) {
                throw new BodyTooLarge();
            }
        }
        return rest.toByteArray();
    }

    /** @return -1 when the head does not tell */
    public static long declaredLength(Map<String, List<String>> headers) throws MalformedMessage {
        List<String> values = headers.get("content-length");
        if (values == null) {
            return -1;
        }
        // RFC 9112, 6.3: two that differ are how a request is hidden in another.
        String length = values.getFirst();
        if (values.stream().anyMatch(other -> !other.equals(length)) || !isNumber(length)) {
            throw new MalformedMessage();
        }
        return Long.parseLong(length);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public static boolean isChunked(Map<String, List<String>> headers) throws MalformedMessage {
        List<String> codings = headers.get("transfer-encoding");
        if (codings == null) {
            return false;
        }
        // RFC 9112, 6.1: with a length beside it, one of the two is a lie.
        if (codings.size() > 1
                || !codings.getFirst().equalsIgnoreCase("chunked")
                || headers.containsKey("content-length")) {
            throw new MalformedMessage();
        }
        return true;
    }

    private static long length(Map<String, List<String>> headers) throws MalformedMessage {
        return Math.max(0, declaredLength(headers));
    }

    private byte[] chunks(int limitBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if ((long) body.size() + size > limitBytes) {
                throw new BodyTooLarge();
            }
            body.write(bytes(size));
            if (!line().isEmpty()) {
                throw new MalformedMessage();
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line();
        int semicolon = line.indexOf(';');
        String digits = trimmed(semicolon < 0 ? line : line.substring(0, semicolon));
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new MalformedMessage();
        }
        return Integer.parseInt(digits, 16);
    }

    /** Without the white space that RFC 9110, 5.6.3, lets stand around a value, and no other. */
    private static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isWhite(value.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isWhite(char c) {
        return c == ' ' || c == '\t';
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        int buffered = Math.min(length, end - position);
        System.arraycopy(buffer, position, bytes, 0, buffered);
        position += buffered;
        if (in.readNBytes(bytes, buffered, length - buffered) < length - buffered) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder parts = new StringBuilder();
        while (true) {
            int at = position;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            parts.append(new String(buffer, position, at - position, StandardCharsets.ISO_8859_1));
            if (parts.length() > LINE_LIMIT) {
                throw new MalformedMessage();
            }
            position = at;
            if (at < end) {
                position++;
                int length = parts.length();
                return length > 0 && parts.charAt(length - 1) == '\r'
                        ? parts.substring(0, length - 1)
                        : parts.toString();
            }
            if (!fill()) {
                throw new EOFException();
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
