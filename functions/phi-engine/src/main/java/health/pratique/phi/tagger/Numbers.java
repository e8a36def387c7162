package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/**
 * The numbers and codes that the rules left open and that could be an identifier or a date by how they are written: long ones, those of
 * letters and digits, several joined by signs, and any beside an open word. A code of several tokens counts as one word. Not thread-safe.
 */
final class Numbers {

    private static final int LONG = 4;
    private static final int MOST_TOKENS = 12;

    private final OpenWords words;
    private final Tokens tokens;
    private final int[] lasts;

    Numbers(OpenWords words) {
        this.words = words;
        this.tokens = words.tokens();
        this.lasts = new int[tokens.size()];
        int at = 0;
        while (at < lasts.length) {
            TokenKind kind = tokens.kind(at);
            int last = kind == TokenKind.WORD || kind == TokenKind.NUMBER || kind == TokenKind.MIXED ? end(at) : -1;
            if (last >= 0 && isOpen(at, last) && !Quantities.has(tokens, at, last)) {
                words.close(at, last);
                words.open(at, true);
                lasts[at] = last + 1;
            }
            at = Math.max(at, last) + 1;
        }
    }

    boolean begins(int token) {
        return token >= 0 && token < lasts.length && lasts[token] > 0;
    }

    int last(int token) {
        return begins(token) ? lasts[token] - 1 : token;
    }

    /** The last token of the code that begins here; -1 if there is no digit in it or a rule took of it. */
    private int end(int first) {
        boolean digits = false;
        int at = first;
        while (true) {
            if (words.taken(at) != 0) {
                return -1;
            }
            digits |= tokens.kind(at) != TokenKind.WORD;
            boolean goesOn = at - first < MOST_TOKENS
                    && tokens.isSign(at + 1, "-/.#_:")
                    && tokens.joined(at + 1)
                    && tokens.joined(at + 2)
                    && isPart(at + 2);
            if (!goesOn) {
                return digits ? at : -1;
            }
            at += 2;
        }
    }

    private boolean isPart(int at) {
        TokenKind kind = tokens.kind(at);
        return kind == TokenKind.NUMBER || kind == TokenKind.MIXED || kind == TokenKind.WORD;
    }

    private boolean isOpen(int first, int last) {
        boolean beside = stands(first - 1) || stands(last + 1);
        if (first == last) {
            int length = tokens.length(first);
            if (tokens.kind(first) == TokenKind.MIXED) {
                return beside || length >= 3;
            }
            boolean zip = length == 3 && tokens.is(first - 1, Flag.STATE | Flag.STATE_CODE | Flag.CITY);
            return !zip && (beside || length >= LONG);
        }
        if (last == first + 2 && tokens.isNumber(first) && tokens.isNumber(last)) {
            boolean small = tokens.length(first) <= 2 && tokens.length(last) <= 2;
            return switch (tokens.first(first + 1)) {
                case '/' ->
                    small && tokens.number(first) <= 31 && tokens.number(last) <= 31 || tokens.length(first) > 3;
                case '.' -> tokens.length(last) == 2 && isDay(first, last);
                case ':' -> false;
                case '-' -> !small || isDay(first, last);
                default -> !small;
            };
        }
        return true;
    }

    /** Whether it could be a day and a month, in any order. */
    private boolean isDay(int first, int last) {
        int one = tokens.number(first);
        int two = tokens.number(last);
        return one > 0 && two > 0 && Math.max(one, two) <= 31 && Math.min(one, two) <= 12;
    }

    private boolean stands(int at) {
        return words.open(at) && !begins(at) || words.taken(at) != 0;
    }
}
