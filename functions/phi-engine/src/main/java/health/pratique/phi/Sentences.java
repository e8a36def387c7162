package health.pratique.phi;

/** Where sentences begin and end: at line breaks, and where space follows a full stop, question mark or exclamation mark. */
public final class Sentences {

    private static final String MARKS = ".!?";

    private Sentences() {}

    /** The first character of the sentence that holds the place. */
    public static int start(String text, int place) {
        int at = place;
        while (at > 0 && !begins(text, at)) {
            at--;
        }
        return at;
    }

    /** The end, exclusive, of the sentence that holds the character before the place. */
    public static int end(String text, int place) {
        int at = place;
        while (at < text.length() && !begins(text, at)) {
            at++;
        }
        return at;
    }

    /** Whether a sentence begins at the place, which is after the first character. */
    private static boolean begins(String text, int at) {
        char before = text.charAt(at - 1);
        return before == '\n'
                || at > 1
                        && Character.isWhitespace(before)
                        && !Character.isWhitespace(text.charAt(at))
                        && MARKS.indexOf(text.charAt(at - 2)) >= 0;
    }
}
