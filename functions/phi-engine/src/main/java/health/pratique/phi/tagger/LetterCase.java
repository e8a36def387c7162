package health.pratique.phi.tagger;

import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/** How a line uses capitals: where it has only one kind of letters, a capital tells nothing. */
enum LetterCase {
    MIXED,
    SMALL,
    CAPITALS;

    static final LetterCase[] ALL = values();

    /** Fewer words than this tell nothing of their line. */
    private static final int FEW = 3;

    /** The case of the words from {@code first} to before {@code end}; {@code whole} where they are too few to tell. */
    static LetterCase of(Tokens tokens, int first, int end, LetterCase whole) {
        int lower = 0;
        int upper = 0;
        int capital = 0;
        for (int at = first; at < end; at++) {
            WordShape shape = tokens.shape(at);
            lower += shape == WordShape.LOWER ? 1 : 0;
            upper += shape == WordShape.UPPER ? 1 : 0;
            capital += shape == WordShape.TITLE ? 1 : 0;
        }
        if (upper >= FEW && upper > 4 * (lower + capital)) {
            return CAPITALS;
        }
        if (lower >= FEW && lower > 40 * capital && whole == SMALL) {
            return SMALL;
        }
        return whole == CAPITALS && capital == 0 && lower == 0 || whole == SMALL && capital == 0 ? whole : MIXED;
    }

    /** The case of a whole text, from all its words. */
    static LetterCase of(Tokens tokens) {
        int lower = 0;
        int upper = 0;
        int capital = 0;
        for (int at = 0; at < tokens.size(); at++) {
            switch (tokens.shape(at)) {
                case LOWER -> lower++;
                case UPPER -> upper++;
                case TITLE -> capital++;
                case INITIAL, MIXED, NONE -> {}
            }
        }
        if (upper > 3 * (lower + capital)) {
            return CAPITALS;
        }
        return lower > 40 * capital ? SMALL : MIXED;
    }
}
