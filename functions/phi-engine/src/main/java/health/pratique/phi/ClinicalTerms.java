package health.pratique.phi;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Tokens;

/**
 * Tells clinical words from names that are spelt alike. A word that the lexicon knows as clinical and as no name is clinical; one
 * that is both, such as Foley or Allegra, only before a word that makes it clinical: Foley catheter, Crohn's disease.
 */
final class ClinicalTerms {

    private static final int CLINICAL = Flag.MEDICAL | Flag.EPONYM;
    private static final int NAME = Flag.FIRST | Flag.FIRST_COMMON | Flag.LAST | Flag.LAST_COMMON | Flag.CITY_LARGE;
    /** How much of the text behind a span is looked at: the next word. */
    private static final int AHEAD = 40;

    private ClinicalTerms() {}

    static boolean covers(Tokens tokens, String text, PhiSpan span) {
        tokens.fill(text, span.start(), Math.min(text.length(), span.end() + AHEAD));
        boolean clinical = false;
        boolean named = false;
        int at = 0;
        for (; at < tokens.size() && tokens.start(at) < span.end(); at++) {
            switch (tokens.kind(at)) {
                case WORD -> {
                    if (tokens.is(at, CLINICAL)) {
                        clinical = true;
                        named |= tokens.is(at, NAME);
                    } else if (!tokens.is(at, Flag.EPONYM_HEAD | Flag.COMMON)) {
                        return false;
                    }
                }
                case POSSESSIVE, SIGN, LINE_END -> {}
                case NUMBER, MIXED, MASK -> {
                    return false;
                }
            }
        }
        return clinical && (!named || isHead(tokens, at - 1) || isHead(tokens, next(tokens, at)));
    }

    private static int next(Tokens tokens, int at) {
        return switch (tokens.kind(at)) {
            case POSSESSIVE -> at + 1;
            case WORD, NUMBER, MIXED, SIGN, LINE_END, MASK -> at;
        };
    }

    private static boolean isHead(Tokens tokens, int at) {
        return tokens.is(at, Flag.EPONYM_HEAD);
    }
}
