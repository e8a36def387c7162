package health.pratique.phi.recognizer;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Flats, suites and floors: what an address names within a house. */
final class Units {

    private static final WordSet UNIT_WORDS = WordSet.of("""
            apt apartment suite ste unit flat bldg building floor fl lot trlr trailer spc space no app appt piso depto dpto lgh lejl""");

    private Units() {}

    /** Whether one begins here: the word, and its number or letter. */
    static boolean at(Tokens tokens, int at) {
        int next = tokens.isSign(at + 1, ".#") ? at + 2 : at + 1;
        boolean word = UNIT_WORDS.has(tokens, at) || tokens.isSign(at, '#');
        boolean value = tokens.isNumber(next)
                || tokens.kind(next) == TokenKind.MIXED
                || tokens.shape(next) == WordShape.INITIAL;
        boolean torn = tokens.joined(next + 1) && tokens.isSign(next + 1, "/");
        return word && value && !torn;
    }

    /** The last token of those that follow a street, on the same line or the next; the street's own if none does. */
    static int after(Tokens tokens, int last) {
        int end = last;
        for (int round = 0; round < 2; round++) {
            int at = end + 1;
            if (tokens.isLineEnd(at) && at < tokens.size()) {
                at++;
            }
            if (tokens.isSign(at, ',')) {
                at++;
            }
            if (tokens.isLineEnd(at) && at < tokens.size()) {
                at++;
            }
            if (!at(tokens, at)) {
                break;
            }
            int value = tokens.isSign(at + 1, ".#") ? at + 2 : at + 1;
            end = value;
        }
        return end;
    }
}
