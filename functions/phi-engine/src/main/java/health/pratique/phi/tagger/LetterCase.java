package health.pratique.phi.tagger;

import health.pratique.phi.text.Form;
import health.pratique.phi.text.Tokens;

/**
 * How a line uses capitals: where it has nothing else, a capital tells nothing. A text in small letters is read as one in
 * capitals, see {@link Tokens#read}.
 */
enum LetterCase {
    MIXED,
    CAPITALS;

    static final LetterCase[] ALL = values();

    /** Fewer words than this tell nothing of their line. */
    private static final int FEW = 3;

    /** The case of the words from {@code first} to before {@code end}; {@code whole} where they are too few to tell. */
    static LetterCase of(Tokens tokens, int first, int end, LetterCase whole) {
        int upper = 0;
        int others = 0;
        for (int at = first; at < end; at++) {
            int form = tokens.form(at);
            upper += form == Form.UPPER ? 1 : 0;
            others += form == Form.LOWER || form == Form.TITLE ? 1 : 0;
        }
        if (upper >= FEW && upper > 4 * others) {
            return CAPITALS;
        }
        return others == 0 ? whole : MIXED;
    }

    /** The case of a whole text, from all its words. */
    static LetterCase of(Tokens tokens) {
        int upper = 0;
        int others = 0;
        for (int at = 0; at < tokens.size(); at++) {
            int form = tokens.form(at);
            upper += form == Form.UPPER ? 1 : 0;
            others += form == Form.LOWER || form == Form.TITLE ? 1 : 0;
        }
        return upper > 3 * others ? CAPITALS : MIXED;
    }
}
