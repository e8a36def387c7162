package health.pratique.compliance.rule;

import health.pratique.compliance.statement.Landmark;
import health.pratique.compliance.statement.Passage;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Secrets for systems that were pasted into a document. A patient's words about a password are none. */
final class Credentials {

    /** The forms that providers document. */
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

    private static final Pattern LOGIN_IN_ADDRESS =
            Pattern.compile("\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/@:]{1,100}:[^\\s/@]{1,100}@");

    /** Of a scheme with its dots and dashes. */
    private static final int LONGEST_SCHEME = 21;

    private static final int LONGEST_LOGIN = 210;
    private static final int ACCESS_KEY_LENGTH = 20;

    /** The first part of a JSON Web Token (RFC 7519): an object in Base64. */
    private static final Pattern TOKEN_HEADER = Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}+\\.");

    private static final String TOKEN_PAYLOAD = "eyJ";
    private static final int LEAST_OF_PAYLOAD = 10;

    private Credentials() {}

    static boolean in(Passage passage) {
        return passage.has(Landmark.PRIVATE_KEY)
                        && passage.text().contains("-----BEGIN ")
                        && passage.text().contains("PRIVATE KEY-----")
                || passage.anyNear(Landmark.ACCESS_KEY, ACCESS_KEY, 0, ACCESS_KEY_LENGTH)
                || passage.anyNear(Landmark.ADDRESS, LOGIN_IN_ADDRESS, LONGEST_SCHEME, LONGEST_LOGIN)
                || Arrays.stream(passage.places(Landmark.TOKEN)).anyMatch(dot -> token(passage.text(), dot));
    }

    /** Parts have no length that they keep to: each character is looked at for the one or two dots beside it, so that the time is linear. */
    private static boolean token(String text, int dot) {
        int payload = dot + 1;
        int end = payload + TOKEN_PAYLOAD.length();
        while (end < text.length() && inToken(text.charAt(end))) {
            end++;
        }
        if (!text.startsWith(TOKEN_PAYLOAD, payload)
                || end - payload < TOKEN_PAYLOAD.length() + LEAST_OF_PAYLOAD
                || end == text.length()
                || text.charAt(end) != '.') {
            return false;
        }
        int start = dot;
        while (start > 0 && inToken(text.charAt(start - 1))) {
            start--;
        }
        return TOKEN_HEADER
                .matcher(text)
                .useTransparentBounds(true)
                .region(start, payload)
                .find();
    }

    private static boolean inToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
