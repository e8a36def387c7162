package health.pratique.phi.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words torn apart by a space, a speck or the end of a line, and words grown together. */
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

    TornWords(Tokens tokens, Lexicon lexicon, boolean scanned) {
        this.tokens = tokens;
        this.scanned = scanned;
        this.hasCapitals = scanned && WordClasses.hasCapitals(tokens);
        this.reader = new WordReader(
                lexicon, flags -> (flags & (Flag.COMMON | CUE | FREQUENT_NAME)) != 0 ? 3 : (flags & WORD) != 0 ? 2 : 0);
    }

    Repairs repairs() {
        if (scanned) {
            for (int at = 0; at < tokens.size(); at++) {
                at = look(at);
            }
            return repairs;
        }
        int from = 0;
        for (int number = 0; number < tokens.oddities(); number++) {
            int at = tokens.odd(number);
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
            last = speck(at, odd) ? at + 2 : hyphenAtLineEnd(at) ? at + 3 : at;
        }
        if (last == at && (tokens.flags(at) == 0 || isName(at))) {
            grown(at);
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
        if (!fits(first, second) || whole.length() < 3) {
            return false;
        }
        String meant = meant(first, second, whole);
        if (meant == null) {
            return false;
        }
        repairs.replace(tokens.start(first), tokens.end(second), meant);
        return true;
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
        boolean cue = (flags & CUE) != 0 && (whole.length() > 3 || tokens.shape(second) != WordShape.LOWER);
        boolean name = (flags & FREQUENT_NAME) != 0 && title && whole.length() >= SHORTEST_NAME;
        boolean pieces = isPiece(first) && isPiece(second);
        boolean identifier =
                (flags & Flag.ID_WORD) != 0 && (tokens.isSign(second + 1, ":#") || tokens.isNumber(second + 1, 4, 20));
        if (cue && (pieces || scanned || identifier) || name) {
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
            boolean tail = title && tokens.length(second) <= 3 && tokens.flags(second) == 0 && tokens.length(first) > 3;
            return near == null && tail ? whole : near;
        }
        return null;
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

    /** gluc- and ose in the next line. */
    private boolean hyphenAtLineEnd(int at) {
        int second = at + 3;
        boolean broken = tokens.isSign(at + 1, '-')
                && tokens.joined(at + 1)
                && tokens.isLineEnd(at + 2)
                && tokens.isWord(second)
                && tokens.joined(second)
                && tokens.start(second) - tokens.end(at) <= 3
                && fits(at, second);
        if (!broken) {
            return false;
        }
        String whole = whole(at, second);
        boolean known = tokens.lexiconFlags(whole.toLowerCase(Locale.ROOT)) != 0;
        boolean pieces = tokens.is(at, WORD) || tokens.is(second, WORD);
        if (known || !pieces) {
            repairs.replace(tokens.start(at), tokens.end(second), whole);
            return true;
        }
        return false;
    }

    /** JohnSmith, byDr, isa, twoof: a space lost. */
    private void grown(int at) {
        String word = tokens.text().substring(tokens.start(at), tokens.end(at));
        if (inAddress(at)) {
            return;
        }
        int cut = tokens.shape(at) == WordShape.MIXED ? capitalInside(word) : -1;
        if (cut > 0) {
            String left = word.substring(0, cut).toLowerCase(Locale.ROOT);
            String right = word.substring(cut).toLowerCase(Locale.ROOT);
            if (scanned && tokens.lexiconFlags(left) == 0 && isWhole(right, false)) {
                String near = reader.read(word.substring(0, cut));
                if (near != null) {
                    repairs.replace(tokens.start(at), tokens.start(at) + cut, near + " ");
                    return;
                }
            }
            boolean andI = right.equals("i") && (tokens.lexiconFlags(left) & Flag.COMMON) != 0;
            if (andI || isWhole(left, false) && isWhole(right, right.length() == 2)) {
                put(at, cut);
            }
            return;
        }
        if (scanned && word.length() >= 3) {
            inScanned(at, word);
        }
    }

    /** Part of an e-mail address, a URL or a name of a file. */
    private boolean inAddress(int at) {
        boolean before = tokens.joined(at) && tokens.isSign(at - 1, "@./:_-\\#") && !tokens.is(at - 2, Flag.TITLE);
        boolean after = tokens.joined(at + 1)
                && (tokens.isSign(at + 1, "@_-\\")
                        || tokens.isSign(at + 1, "./:") && tokens.joined(at + 2) && !tokens.isLineEnd(at + 2));
        return before || after;
    }

    private void inScanned(int at, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean small =
                tokens.shape(at) == WordShape.LOWER || tokens.shape(at) == WordShape.UPPER && lower.length() > 5;
        for (int cut = 1; cut < lower.length(); cut++) {
            int left = tokens.lexiconFlags(lower.substring(0, cut));
            int right = tokens.lexiconFlags(lower.substring(cut));
            boolean words = small
                    && (left & Flag.COMMON) != 0
                    && (right & Flag.COMMON) != 0
                    && (cut > 1 || lower.startsWith("a"));
            boolean longer = hasCapitals
                    && small
                    && cut > 2
                    && lower.length() - cut > 3
                    && (left & WORD) != 0
                    && (right & WORD) != 0;
            boolean names = cut > 2
                    && lower.length() - cut > 2
                    && lower.length() >= 8
                    && (left & Flag.FIRST_COMMON) != 0
                    && (right & Flag.LAST_COMMON) != 0;
            if (words && lower.length() <= 9 || longer || names) {
                put(at, cut);
                return;
            }
        }
    }

    private void put(int at, int cut) {
        repairs.replace(tokens.start(at) + cut, tokens.start(at) + cut, " ");
    }

    private boolean isWhole(String word, boolean title) {
        int flags = tokens.lexiconFlags(word);
        boolean particle =
                (flags & Flag.PARTICLE) != 0 || word.equals("mc") || word.equals("mac") || word.equals("fitz");
        return flags != 0 && !particle && (!title || (flags & Flag.TITLE) != 0);
    }

    /** Where a capital follows a small letter, with small letters up to the end; -1 if nowhere or twice. */
    private static int capitalInside(String word) {
        int cut = -1;
        for (int at = 1; at < word.length(); at++) {
            if (Character.isUpperCase(word.charAt(at))) {
                if (cut > 0 || Character.isUpperCase(word.charAt(at - 1))) {
                    return -1;
                }
                cut = at;
            }
        }
        return cut > 1 ? cut : -1;
    }

    private String whole(int first, int second) {
        return piece(first) + piece(second);
    }

    private String piece(int at) {
        return tokens.text().substring(tokens.start(at), tokens.end(at));
    }
}
