package health.pratique.phi.text;

/** Compares tokens with words. */
abstract sealed class WordChecks permits Tokens {

    /** Whether the token is this word; {@code word} in lower case. */
    public abstract boolean isText(int token, String word);

    /** Whether the token is one of these words; in lower case. The forms with a fixed number of words allocate nothing. */
    public final boolean isAnyOf(int token, String one, String two) {
        return isText(token, one) || isText(token, two);
    }

    public final boolean isAnyOf(int token, String one, String two, String three) {
        return isText(token, one) || isText(token, two) || isText(token, three);
    }

    public final boolean isAnyOf(int token, String one, String two, String three, String four) {
        return isAnyOf(token, one, two) || isAnyOf(token, three, four);
    }

    public final boolean isAnyOf(int token, String one, String two, String three, String four, String five) {
        return isAnyOf(token, one, two) || isAnyOf(token, three, four, five);
    }

    public final boolean isAnyOf(
            int token, String one, String two, String three, String four, String five, String six) {
        return isAnyOf(token, one, two, three) || isAnyOf(token, four, five, six);
    }

    /** Whether the token is one of these words; in lower case. */
    public final boolean isAnyOf(int token, String... words) {
        for (String word : words) {
            if (isText(token, word)) {
                return true;
            }
        }
        return false;
    }
}
