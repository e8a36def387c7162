package health.pratique.compliance.rule;

/** Text that was read in a character set which is not its own. */
final class GarbledText {

    private static final char REPLACEMENT = '\ufffd';

    /** What a letter of UTF-8's two bytes begins with, taken for Latin-1. */
    private static final char[] FIRST = {'\u00c3', '\u00c2'};

    private GarbledText() {}

    static boolean in(String text) {
        return text.indexOf(REPLACEMENT) >= 0 || twice(text, FIRST[0]) || twice(text, FIRST[1]);
    }

    /** A capital with tilde before a sign that no word has: "Ã©". */
    private static boolean twice(String text, char first) {
        for (int at = text.indexOf(first); at >= 0 && at + 1 < text.length(); at = text.indexOf(first, at + 1)) {
            char second = text.charAt(at + 1);
            if (second >= '\u0080' && second <= '\u00bf' && second != '\u00a0') {
                return true;
            }
        }
        return false;
    }
}
