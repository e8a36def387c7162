package health.pratique.local.cloud.http;

/**
 * @param target as sent: path and query, percent-encoded; an absolute address is reduced to these
 * @param version such as {@code HTTP/1.1}
 */
public record HttpRequestLine(String method, String target, String version) {

    public static HttpRequestLine parse(String line) throws MalformedMessage {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.") || parts[0].isEmpty()) {
            throw new MalformedMessage();
        }
        String target = parts[1];
        int scheme = target.indexOf("://");
        if (scheme > 0 && !target.startsWith("/")) {
            int slash = target.indexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target.substring(slash);
        }
        if (!target.startsWith("/")) {
            throw new MalformedMessage();
        }
        return new HttpRequestLine(parts[0], target, parts[2]);
    }

    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }
}
