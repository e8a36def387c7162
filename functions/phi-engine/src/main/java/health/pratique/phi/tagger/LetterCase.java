package health.pratique.phi.tagger;

import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

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
            WordShape shape = tokens.shape(at);
            upper += shape == WordShape.UPPER ? 1 : 0;
            others += shape == WordShape.LOWER || shape == WordShape.TITLE ? 1 : 0;
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
            switch (tokens.shape(at)) {
                case UPPER -> upper++;
                case LOWER, TITLE -> others++;
                case INITIAL, MIXED, NONE -> {}
            }
        }
        return upper > 3 * others ? CAPITALS : MIXED;
    }
}
