package health.pratique.phi.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words torn apart by a space, a speck or the end of a line. */
final class TornWords {

    private static final int CUE = WordClasses.CUE | Flag.HEADING;
    private static final int WORD = WordClasses.WORD;
    private static final int FREQUENT_NAME = WordClasses.FREQUENT_NAME;
    private static final int NAME = WordClasses.NAME;
    private static final String SPECKS = "'`^*|~_-.,";
    private static final int SHORTEST_NAME = 4;

    private final Tokens tokens;
    private final boolean scanned;
    private final boolean hasCapitals;
    private final Repairs repairs = new Repairs();
    private final WordReader reader;
    private final GrownWords grown;

    TornWords(Tokens tokens, Lexicon lexicon, boolean scanned) {
        this.tokens = tokens;
        this.scanned = scanned;
        this.hasCapitals = scanned && WordClasses.hasCapitals(tokens);
        this.reader = new WordReader(
                lexicon, flags -> (flags & (Flag.COMMON | CUE | FREQUENT_NAME)) != 0 ? 3 : (flags & WORD) != 0 ? 2 : 0);
        this.grown = new GrownWords(tokens, repairs, reader, scanned);
    }

    Repairs repairs() {
        if (scanned) {
            for (int at = 0; at < tokens.size(); at++) {
                at = look(at);
            }
            return repairs;
        }
        int from = 0;
        for (int number = 0; number < tokens.odd().size(); number++) {
            int at = tokens.odd().get(number);
            for (int near = Math.max(from, tokens.isWord(at) ? at - 1 : at - 3); near <= at; near++) {
                from = look(near) + 1;
            }
        }
        return repairs;
    }

    /** Looks at the word and what follows it; the last token that was used. */
    private int look(int at) {
        if (!tokens.isWord(at)) {
            return at;
        }
        boolean odd = isFragment(at);
        int second = at + 1;
        int last = at;
        if (tokens.isWord(second)) {
            if ((odd || isFragment(second)) && tokens.start(second) - tokens.end(at) == 1 && !isBreak(at)) {
                last = joined(at, second) ? second : joinedOfThree(at) ? second + 1 : at;
            }
        } else if (tokens.isSign(second, SPECKS) && tokens.joined(second) | tokens.joined(second + 1)) {
            last = speck(at, odd) ? at + 2 : hyphenAtLineEnd(at);
        }
        if (last == at && (tokens.flags(at) == 0 || isName(at))) {
            grown.look(at);
        }
        return last;
    }

    private boolean isFragment(int at) {
        return tokens.flags(at) == 0
                || tokens.length(at) == 1 && !tokens.isAnyOf(at, "a", "i")
                || scanned && tokens.length(at) <= 4 && !tokens.is(at, Flag.COMMON | CUE)
                || isName(at)
                || scanned && tokens.shape(at) == WordShape.TITLE && !tokens.is(at, WORD | FREQUENT_NAME);
    }

    /** A name in small letters where names have capitals: hada, isa. */
    private boolean isName(int at) {
        return hasCapitals && tokens.shape(at) == WordShape.LOWER && !tokens.is(at, WORD);
    }

    private boolean isPiece(int at) {
        return tokens.flags(at) == 0 || tokens.length(at) == 1;
    }

    private boolean isBreak(int at) {
        return tokens.text().charAt(tokens.end(at)) == '\n';
    }

    /** Fishe r, Br own, M RN. */
    private boolean joined(int first, int second) {
        String whole = whole(first, second);
        boolean article = tokens.isAnyOf(first, "a", "i") && whole.length() < 5;
        if (!fits(first, second) || whole.length() < 3 || article || isWordBesideLetter(first, second, whole)) {
            return false;
        }
        String meant = meant(first, second, whole);
        if (meant == null) {
            return false;
        }
        repairs.replace(tokens.start(first), tokens.end(second), meant);
        return true;
    }

    /** W age, gait w: a word and an abbreviation; but s he, wit h. */
    private boolean isWordBesideLetter(int first, int second, String whole) {
        int word = tokens.length(first) == 1 ? second : first;
        boolean letter = tokens.length(first) == 1 || tokens.length(second) == 1;
        return letter && tokens.is(word, WORD) && !DoubtfulWords.FUNCTION.contains(whole.toLowerCase(Locale.ROOT));
    }

    /** reg ardi ng, in a scanned text. */
    private boolean joinedOfThree(int first) {
        int third = first + 2;
        boolean pieces = scanned
                && tokens.isWord(third)
                && tokens.start(third) - tokens.end(first + 1) == 1
                && tokens.shape(third) == WordShape.LOWER
                && fits(first, first + 1)
                && !isBreak(first + 1);
        String whole = pieces ? whole(first, first + 1) + piece(third) : "";
        if (whole.length() < 6 || (tokens.lexiconFlags(whole.toLowerCase(Locale.ROOT)) & (WORD | FREQUENT_NAME)) == 0) {
            return false;
        }
        repairs.replace(tokens.start(first), tokens.end(third), whole);
        return true;
    }

    private @Nullable String meant(int first, int second, String whole) {
        int flags = tokens.lexiconFlags(whole.toLowerCase(Locale.ROOT));
        boolean title = tokens.shape(second) == WordShape.LOWER && tokens.shape(first) != WordShape.LOWER;
        boolean month = (flags & Flag.MONTH) != 0 && tokens.isNumber(second + 1, 1, 4);
        boolean cue = (flags & CUE) != 0 && (month || whole.length() > 3 || tokens.shape(second) != WordShape.LOWER);
        boolean name = (flags & FREQUENT_NAME) != 0 && title && whole.length() >= SHORTEST_NAME;
        boolean pieces = isPiece(first) && isPiece(second);
        boolean identifier =
                (flags & Flag.ID_WORD) != 0 && (tokens.isSign(second + 1, ":#") || tokens.isNumber(second + 1, 4, 20));
        boolean ofIdentifier = (flags & Flag.ID_WORD) != 0;
        if (cue && (ofIdentifier ? identifier : pieces || scanned) || name) {
            return whole;
        }
        if (!scanned) {
            return null;
        }
        if ((flags & WORD) != 0 && whole.length() > 3
                || (flags & NAME) != 0 && title && whole.length() >= SHORTEST_NAME) {
            return whole;
        }
        if (flags == 0 && whole.length() > 4) {
            String near = reader.read(whole);
            boolean tail = title && isTail(first, second);
            return near == null && tail ? whole : near;
        }
        return null;
    }

    /** Nurmagom edova, Halvorse n: an unknown piece after the beginning of a name. */
    private boolean isTail(int first, int second) {
        boolean begins = tokens.length(first) > 2 && !tokens.is(first, WORD | FREQUENT_NAME);
        boolean letter = tokens.length(second) == 1
                && tokens.flags(first) == 0
                && "aeinouy".indexOf(tokens.first(second)) >= 0
                && !tokens.isSign(second + 1, "/.");
        return begins && (letter || tokens.length(second) > 1 && tokens.flags(second) == 0);
    }

    /** Whether two pieces are written as the pieces of one word. */
    private boolean fits(int first, int second) {
        WordShape one = tokens.shape(first);
        WordShape two = tokens.shape(second);
        if (two == WordShape.LOWER) {
            return one != WordShape.MIXED
                    && one != WordShape.UPPER
                    && !(one == WordShape.INITIAL && tokens.is(second, Flag.COMMON) && !scanned);
        }
        boolean upper = one == WordShape.UPPER || one == WordShape.INITIAL;
        return upper && (two == WordShape.UPPER || two == WordShape.INITIAL) && one != two
                || upper && one == WordShape.UPPER && two == WordShape.UPPER;
    }

    /** Al`len, Vin 'cent, blo.od. */
    private boolean speck(int at, boolean odd) {
        int second = at + 2;
        if (!tokens.isWord(second)
                || !tokens.joined(second)
                || tokens.start(second) - tokens.end(at) > 2
                || !(odd || isFragment(second) || isStray(at + 1))
                || !fits(at, second)
                || !scanned && tokens.isSign(at + 1, "-.,'_")) {
            return false;
        }
        String whole = whole(at, second);
        int flags = tokens.lexiconFlags(whole.toLowerCase(Locale.ROOT));
        boolean known = (flags & WORD) != 0 || (flags & NAME) != 0 && tokens.shape(at) != WordShape.LOWER;
        if (!known || whole.length() < SHORTEST_NAME) {
            if (tokens.isSign(at + 1, '~') && tokens.joined(at + 1) && tokens.joined(second)) {
                repairs.replace(tokens.start(at + 1), tokens.end(at + 1), "-");
            }
            return false;
        }
        repairs.replace(tokens.start(at), tokens.end(second), whole);
        return true;
    }

    /** A sign inside a word, or with a space before it and none after it, where none belongs. */
    private boolean isStray(int sign) {
        boolean odd = tokens.isSign(sign, "`^*|~") && tokens.joined(sign);
        return tokens.joined(sign + 1) && (odd || tokens.isSign(sign, "'`^*|~_.,") && !tokens.joined(sign));
    }

    /** gluc- and ose in the next line; the last token, or the first if nothing was joined. */
    private int hyphenAtLineEnd(int at) {
        int second = tokens.isLineEnd(at + 2) ? at + 3 : at + 2;
        boolean broken = tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.isWord(second)
                && tokens.start(second) - tokens.end(at) <= 3
                && tokens.text().startsWith("\n", tokens.end(at + 1))
                && fits(at, second);
        if (!broken) {
            return at;
        }
        String whole = whole(at, second);
        boolean known = tokens.lexiconFlags(whole.toLowerCase(Locale.ROOT)) != 0;
        boolean pieces = tokens.is(at, WORD) || tokens.is(second, WORD);
        if (!known && pieces) {
            return at;
        }
        repairs.replace(tokens.start(at), tokens.end(second), whole);
        return second;
    }

    private String whole(int first, int second) {
        return piece(first) + piece(second);
    }

    private String piece(int at) {
        return tokens.text().substring(tokens.start(at), tokens.end(at));
    }
}
