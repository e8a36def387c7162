package health.pratique.phi.text;

import java.util.Arrays;

/** The numbers of tokens that are seldom in a text as it was written. */
final class Oddities {

    private int[] tokens = new int[256];
    private int size;

    void clear() {
        size = 0;
    }

    /** Puts it down if it is such: a word that is unknown or has digits, a sign that is doubled, a number that goes on. */
    void consider(Tokens text, int token) {
        if (isOdd(text, token)) {
            add(token);
        }
    }

    private static boolean isOdd(Tokens text, int token) {
        return switch (text.form(token)) {
            case Form.LOWER, Form.TITLE, Form.UPPER, Form.MIXED_CASE -> text.flags(token) == 0;
            case Form.INITIAL, Form.MIXED -> true;
            case Form.NUMBER -> text.form(token - 1) == Form.SIGN && text.joined(token);
            case Form.SIGN -> {
                char sign = text.first(token);
                yield sign > ']'
                        || token > 0
                                && (text.text().charAt(text.start(token) - 1) == sign
                                        || text.is(token - 1, Flag.TITLE));
            }
            default -> false;
        };
    }

    private void add(int token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
    }

    int size() {
        return size;
    }

    int get(int number) {
        return tokens[number];
    }
}
