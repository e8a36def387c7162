package health.pratique.local.cloud.apigateway;

import java.util.HexFormat;
import java.util.Set;

/** Whether path and query of a request mean one thing to everybody: visible ASCII in whole escapes, and nothing that one server resolves and the next does not. */
final class RequestTarget {

    private static final String PATH_MARKS = "/._~!$&'()*+,=:@-";
    /** Not in RFC 3986, but written by many clients, FHIR's bar above all. */
    private static final String LOOSE_MARKS = "|\"<>[]{}^`\\";

    private static final String QUERY_MARKS = PATH_MARKS + ";?" + LOOSE_MARKS;

    /** Escaped slash, backslash, dot, percent sign and semicolon: read once here, and again elsewhere. */
    private static final Set<Integer> NOT_ESCAPED_IN_PATH = Set.of(0x2f, 0x5c, 0x2e, 0x25, 0x3b);

    private RequestTarget() {}

    static boolean isSound(String target) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return isPath(path) && isWritten(query, QUERY_MARKS, Set.of());
    }

    /** A sound query as RFC 3986 has it: API Gateway hands its function the values, whichever way they were written. */
    static String escaped(String query) {
        StringBuilder escaped = new StringBuilder(query.length());
        query.chars().forEach(c -> {
            if (LOOSE_MARKS.indexOf(c) < 0) {
                escaped.append((char) c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        });
        return escaped.toString();
    }

    private static boolean isPath(String path) {
        if (!path.startsWith("/") || path.contains("//") || !isWritten(path, PATH_MARKS, NOT_ESCAPED_IN_PATH)) {
            return false;
        }
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /** @param notEscaped what may not stand as an escape, beside control characters */
    private static boolean isWritten(String text, String marks, Set<Integer> notEscaped) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = escaped(text, i + 1);
                if (value < ' ' || value == 0x7f || notEscaped.contains(value)) {
                    return false;
                }
                i += 2;
            } else if (!isAlphanumeric(c) && marks.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** @return -1 when there are no two hexadecimal digits */
    private static int escaped(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at));
        int low = hex(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Character.digit also takes digits of other scripts. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
