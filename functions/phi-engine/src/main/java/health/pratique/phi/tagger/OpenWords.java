package health.pratique.phi.tagger;

import health.pratique.phi.PhiCategory;
import health.pratique.phi.PhiSpan;
import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.text.Flag;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;
import health.pratique.phi.text.WordShape;

/**
 * The words of one stretch of text that the rules left open and that could be a name, place or organisation by what the lexicon
 * says of them and by how they are written; all others are settled. In running clinical text about one word in ten is open, which
 * is what keeps the tagger fast. Not thread-safe. Prints as {@code [PHI]}.
 */
public final class OpenWords {

    private static final int NAMES = Flag.FIRST | Flag.LAST | Flag.CITY | Flag.COUNTY | Flag.PLACE_START;
    private static final int FREQUENT = Flag.FIRST_COMMON | Flag.LAST_COMMON | Flag.CITY_LARGE;
    private static final int HEADS = Flag.FACILITY | Flag.ORGANIZATION | Flag.STREET;
    private static final int NEVER = Flag.TITLE | Flag.WEEKDAY | Flag.NUMBER_WORD;
    private static final int MOST_BEFORE_HEAD = 4;
    private static final int MOST_BESIDE = 3;

    private final Tokens tokens;
    private final byte[] taken;
    private final byte[] cases;
    private final boolean[] open;
    private final Numbers numbers;

    public OpenWords(Tokens tokens, Findings findings) {
        this.tokens = tokens;
        int size = tokens.size();
        this.taken = new byte[size];
        this.cases = new byte[size];
        this.open = new boolean[size];
        markTaken(findings);
        markCases();
        for (int at = 0; at < size; at++) {
            open[at] = isOpen(at);
        }
        openBeforeHeads();
        openBesideNames();
        this.numbers = new Numbers(this);
    }

    public Tokens tokens() {
        return tokens;
    }

    public boolean open(int token) {
        return token >= 0 && token < open.length && open[token];
    }

    /** The last token of the open word or number that begins here: of {@code 24-0188}, the third. */
    public int last(int token) {
        return numbers.last(token);
    }

    /** Whether a number, a code of letters and digits, or several with signs between them. */
    boolean isNumber(int token) {
        return numbers.begins(token);
    }

    void close(int from, int to) {
        for (int at = from; at <= to; at++) {
            open[at] = false;
        }
    }

    void open(int token, boolean opened) {
        open[token] = opened;
    }

    /** The category of the span that holds the token, plus one; 0 if no rule took it. */
    int taken(int token) {
        return token >= 0 && token < taken.length ? taken[token] : 0;
    }

    LetterCase letterCase(int token) {
        return LetterCase.ALL[cases[token]];
    }

    private void markTaken(Findings findings) {
        for (PhiSpan span : findings.spans()) {
            PhiCategory category = span.type().category();
            for (int at = tokens.tokenStartingIn(span.start());
                    at < tokens.size() && tokens.start(at) < span.end();
                    at++) {
                taken[at] = (byte) (category.ordinal() + 1);
            }
        }
    }

    private void markCases() {
        LetterCase whole = LetterCase.of(tokens);
        int first = 0;
        for (int at = 0; at <= tokens.size(); at++) {
            if (at == tokens.size() || tokens.isLineEnd(at)) {
                byte line = (byte) LetterCase.of(tokens, first, at, whole).ordinal();
                for (int word = first; word < Math.min(at + 1, tokens.size()); word++) {
                    cases[word] = line;
                }
                first = at + 1;
            }
        }
    }

    private boolean isOpen(int at) {
        if (!tokens.isWord(at) || taken[at] != 0 || tokens.is(at, NEVER)) {
            return false;
        }
        int flags = tokens.flags(at);
        WordShape shape = tokens.shape(at);
        if (shape == WordShape.INITIAL) {
            return Initials.has(tokens, at)
                    || (flags & Flag.COMMON) == 0
                            && (name(at - 1) || name(at + 1) || tokens.isSign(at + 1, '.') && name(at + 2));
        }
        if (tokens.length(at) < 2) {
            return false;
        }
        boolean beside = takenName(at - 1) || takenName(at + 1);
        boolean capital = letterCase(at) == LetterCase.MIXED && (shape == WordShape.TITLE || shape == WordShape.MIXED);
        if (capital) {
            return (flags & Flag.COMMON) == 0 || (flags & NAMES) != 0 || beside || !startsSentence(at);
        }
        if (flags == 0) {
            return tokens.length(at) >= 3;
        }
        if ((flags & (Flag.COMMON | Flag.MEDICAL)) == 0) {
            return (flags & NAMES) != 0 || beside;
        }
        boolean oneCase = letterCase(at) != LetterCase.MIXED;
        if (oneCase && (flags & Flag.MEDICAL) == 0) {
            return (flags & Flag.COMMON) == 0 || tokens.length(at) > 3 || (flags & NAMES) != 0;
        }
        return (oneCase || beside || cued(at)) && (flags & (oneCase ? FREQUENT : NAMES)) != 0;
    }

    private boolean takenName(int at) {
        return taken(at) == PhiCategory.NAME.ordinal() + 1;
    }

    /** Whether an initial beside it is likely to be one of a name. */
    private boolean name(int at) {
        if (takenName(at)) {
            return true;
        }
        int flags = tokens.flags(at);
        return tokens.isWord(at)
                && tokens.length(at) > 1
                && (flags & (Flag.COMMON | Flag.MEDICAL | Flag.MONTH | NEVER)) == 0
                && ((flags & NAMES) != 0 || flags == 0 && tokens.length(at) > 3);
    }

    private boolean cued(int at) {
        return tokens.is(at - 1, Flag.TITLE | Flag.RELATION | Flag.NAME_CUE);
    }

    boolean startsSentence(int at) {
        TokenKind before = tokens.kind(at - 1);
        return at == 0
                || before == TokenKind.LINE_END
                || before == TokenKind.SIGN
                        && !tokens.isSign(at - 1, ",(&/-'\"")
                        && !(tokens.isSign(at - 1, '.') && tokens.is(at - 2, Flag.TITLE));
    }

    /** Mercy General Hospital: the words before a head, as far as a name of a house may go, and the head itself. */
    private void openBeforeHeads() {
        for (int head = 0; head < tokens.size(); head++) {
            if (!tokens.is(head, HEADS) || taken[head] != 0) {
                continue;
            }
            int first = head;
            int words = 0;
            while (words < MOST_BEFORE_HEAD && belongs(first - 1)) {
                first--;
                words += tokens.isWord(first) ? 1 : 0;
            }
            if (words > 0) {
                for (int at = first; at <= head; at++) {
                    open[at] = tokens.isWord(at) && !tokens.is(at, Flag.NUMBER_WORD | Flag.WEEKDAY);
                }
            }
        }
    }

    /**
     * Where capitals tell nothing, plain words beside one that is likely a name may be part of it: north dunmore, silver strand
     * family practice.
     */
    private void openBesideNames() {
        int left = 0;
        for (int at = 0; at < tokens.size(); at++) {
            if (open[at]) {
                left = (tokens.flags(at) & Flag.COMMON) == 0 ? MOST_BESIDE : Math.max(1, left - 1);
            } else if (left == MOST_BESIDE && tailOfHouse(at)) {
                open[at] = true;
                left = 0;
            } else if (left > 0 && plainWord(at)) {
                open[at] = true;
                left--;
            } else {
                left = 0;
            }
        }
        for (int at = tokens.size() - 1; at > 0; at--) {
            if (open[at] && (tokens.flags(at) & Flag.COMMON) == 0 && plainWord(at - 1)) {
                open[at - 1] = true;
            }
        }
    }

    /** Norfolk shipyard: a small word behind a capitalised one. */
    private boolean tailOfHouse(int at) {
        return tokens.isWord(at)
                && taken[at] == 0
                && tokens.shape(at) == WordShape.LOWER
                && tokens.length(at) >= 4
                && !tokens.is(at, NEVER | Flag.PERSON_VERB | Flag.MEDICAL)
                && tokens.shape(at - 1) == WordShape.TITLE;
    }

    private boolean plainWord(int at) {
        return tokens.isWord(at)
                && taken[at] == 0
                && letterCase(at) != LetterCase.MIXED
                && tokens.length(at) >= 3
                && !tokens.is(at, NEVER)
                && !tokens.is(at, Flag.PERSON_VERB & ~Flag.LAST);
    }

    private boolean belongs(int at) {
        if (taken(at) != 0) {
            return false;
        }
        if (tokens.kind(at) == TokenKind.POSSESSIVE || tokens.isSign(at, "-&.'")) {
            return true;
        }
        return tokens.isWord(at) && !(tokens.is(at, Flag.COMMON) && tokens.length(at) <= 3 && !tokens.isText(at, "st"));
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
