package health.pratique.api.walk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call as it goes over the wire. All in it was made up here, so that it may be printed.
 *
 * @param path as in the request line, encoded or deliberately not
 * @param query names and values as in the request line
 */
record WalkCall(String method, String path, List<Named> query, List<Named> headers, byte[] body) {

    private static final int MOST_PRINTED = 600;

    WalkCall {
        query = List.copyOf(query);
        headers = List.copyOf(headers);
    }

    WalkCall withPath(String other) {
        return new WalkCall(method, other, query, headers, body);
    }

    WalkCall withQuery(List<Named> other) {
        return new WalkCall(method, path, other, headers, body);
    }

    WalkCall withHeaders(List<Named> other) {
        return new WalkCall(method, path, query, other, body);
    }

    /** In the place of those of this name. */
    WalkCall withHeader(String name, String value) {
        List<Named> others = new ArrayList<>(headers);
        others.removeIf(header -> header.name().equalsIgnoreCase(name));
        others.add(new Named(name, value));
        return withHeaders(others);
    }

    WalkCall withBody(byte[] other) {
        return new WalkCall(method, path, query, headers, other);
    }

    String target() {
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.stream()
                                .map(each -> each.name() + "=" + each.value())
                                .collect(Collectors.joining("&"));
    }

    /** @param before what the caller's calls all have */
    byte[] wire(String host, List<Named> before) {
        StringBuilder head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        head.append("\r\nConnection: close\r\n");
        for (List<Named> some : List.of(before, headers)) {
            some.forEach(header -> head.append(header.name())
                    .append(": ")
                    .append(header.value())
                    .append("\r\n"));
        }
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        wire.writeBytes(body);
        return wire.toByteArray();
    }

    /** As it can be sent again by hand: what cannot be read is escaped. */
    @Override
    public String toString() {
        String text = headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .collect(Collectors.joining("\n", method + " " + target() + "\n", "\n\n"));
        return printable(text) + printable(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static String printable(String text) {
        StringBuilder printed = new StringBuilder();
        text.chars().limit(MOST_PRINTED).forEach(letter -> {
            if (letter == '\n' || letter >= ' ' && letter < 127) {
                printed.append((char) letter);
            } else {
                printed.append("\\u%04x".formatted(letter));
            }
        });
        return text.length() > MOST_PRINTED ? printed + "… (" + text.length() + " characters)" : printed.toString();
    }
}
