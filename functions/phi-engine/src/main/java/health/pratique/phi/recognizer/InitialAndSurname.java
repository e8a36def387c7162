package health.pratique.phi.recognizer;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** Names with an initial for the first name: J. Smith, J.R. Smith. */
final class InitialAndSurname {

    private InitialAndSurname() {}

    /** The last token of such a name that begins here, or -1. */
    static int read(Tokens tokens, int at) {
        int next = at + 1;
        if (!tokens.isSign(next, '.') || !tokens.joined(next) || tokens.joined(at) && !tokens.isSign(at - 1, "(:/")) {
            return -1;
        }
        int word = next + 1;
        if (tokens.shape(word) == WordShape.INITIAL && tokens.isSign(word + 1, '.')) {
            word += 2;
        }
        boolean capitals =
                tokens.shape(word) == WordShape.UPPER && tokens.is(word, Flag.LAST_COMMON) && tokens.length(word) > 3;
        boolean name = (tokens.shape(word) == WordShape.TITLE || capitals)
                && tokens.is(word, Flag.LAST)
                && NameWords.weight(tokens, word) > 0
                && !NameWords.isEponym(tokens, word, word)
                && !tokens.is(word, Flag.FACILITY | Flag.STREET)
                && (!NameWords.startsSentence(tokens, at) || tokens.is(word, Flag.LAST_COMMON));
        return name ? NameWords.extend(tokens, word) : -1;
    }
}
