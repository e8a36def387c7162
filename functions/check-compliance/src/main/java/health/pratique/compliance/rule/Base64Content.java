package health.pratique.compliance.rule;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Content written as Base64 (RFC 4648, also with line breaks, RFC 2045). */
final class Base64Content {

    private static final int LEAST = 16;
    private static final int LEAST_IN_TEXT = 76;

    /** Long enough to be a file and not a word; possessive, so that the time is linear. */
    private static final Pattern IN_TEXT =
            Pattern.compile("[A-Za-z0-9+/]{76,}+(?:\\R[A-Za-z0-9+/]{4,}+){0,100000}+={0,2}");

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

    private Base64Content() {}

    static Optional<byte[]> decode(String text) {
        if (text.length() < LEAST
                || !Character.isLetterOrDigit(text.charAt(0)) && text.charAt(0) != '+' && text.charAt(0) != '/') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf(' ') < 0
                            ? plain(text)
                            : Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** Without line breaks, several times as fast; what it does not take, the other may. */
    private static byte[] plain(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            return Base64.getMimeDecoder().decode(text);
        }
    }

    /** Whether the pattern can begin anywhere. A run that is long enough cannot lie between two places so far from each other. */
    private static boolean hasLongRun(String prose) {
        for (int at = LEAST_IN_TEXT - 1; at < prose.length(); at += LEAST_IN_TEXT) {
            int start = at + 1;
            while (start > 0 && isDigit(prose.charAt(start - 1)) && at - start < LEAST_IN_TEXT) {
                start--;
            }
            while (at < prose.length() && isDigit(prose.charAt(at)) && at - start < LEAST_IN_TEXT) {
                at++;
            }
            if (at - start >= LEAST_IN_TEXT) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '/' && c <= '9' || c == '+';
    }

    /** What stands in prose that looks like an encoded file. */
    static List<byte[]> within(String prose) {
        if (!hasLongRun(prose)) {
            return List.of();
        }
        List<byte[]> found = new ArrayList<>();
        Matcher matcher = IN_TEXT.matcher(prose);
        while (matcher.find()) {
            decode(wholeUnits(matcher.group())).ifPresent(found::add);
        }
        return found;
    }

    /** A word that follows an encoded file looks like a part of it; a broken last unit would spoil all of it. */
    private static String wholeUnits(String run) {
        String packed = LINE_BREAKS.matcher(run).replaceAll("");
        return packed.substring(0, packed.length() - packed.length() % 4);
    }
}
