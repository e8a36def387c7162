package health.pratique.phi.text;

/** Cuts text into tokens in one pass; looks back and ahead at a line break only, and no further than a line. */
final class Tokenizer {

    /** From this many characters on a line may have been broken only for its length. */
    private static final int LONG_LINE = 60;

    /** A colon within so many characters makes what is before it a label. */
    private static final int LABEL = 40;

    private final String text;
    private final int to;
    private final Tokens tokens;

    Tokenizer(String text, int to, Tokens tokens) {
        this.text = text;
        this.to = to;
        this.tokens = tokens;
    }

    void run(int from) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                at = lineEnd(at);
            } else if (isSpace(c)) {
                at++;
            } else if (isDigit(c) || isLetter(c)) {
                at = wordOrNumber(at);
            } else if (c == '[' && Masks.lengthAt(text, at, to) > 0) {
                int end = at + Masks.lengthAt(text, at, to);
                tokens.add(at, end, Form.MASK, Lexicon.hashOf(text, at, end));
                at = end;
            } else {
                int end = Character.isHighSurrogate(c) && at + 1 < to ? at + 2 : at + 1;
                tokens.add(at, end, Form.SIGN, Lexicon.hashOf(text, at, end));
                at = end;
            }
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < to && (text.charAt(at) == '\n' || text.charAt(at) == '\r' || isSpace(text.charAt(at)))) {
            at++;
        }
        if (!isWrap(from, at)) {
            tokens.add(from, at, Form.LINE_END, 0);
        }
        return at;
    }

    /**
     * Whether running text was only broken here to fit a page, so that a name or "lives in Salem" goes on in the next line: a
     * long line, one break, and no label, list item or heading behind it.
     */
    private boolean isWrap(int from, int next) {
        if (from == 0
                || next >= to
                || next - from > 2
                || text.charAt(from) == '\n' && text.charAt(next - 1) == '\n' && next - from == 2
                || !Character.isLetterOrDigit(text.charAt(next))
                || text.charAt(from - 1) == ':') {
            return false;
        }
        for (int back = from - 1; back >= from - LONG_LINE; back--) {
            if (back < 0 || text.charAt(back) == '\n') {
                return false;
            }
        }
        for (int ahead = next; ahead < Math.min(next + LABEL, to); ahead++) {
            char c = text.charAt(ahead);
            if (c == ':' || c == '\t') {
                return false;
            }
            if (c == '\n') {
                break;
            }
        }
        return true;
    }

    private int wordOrNumber(int from) {
        int at = from;
        int digits = 0;
        int upper = 0;
        int letters = 0;
        int hash = 0;
        boolean firstUpper = false;
        while (at < to) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digits++;
            } else if (isLetter(c)) {
                boolean capital = c < 128 ? c < 'a' : Character.isUpperCase(c);
                firstUpper |= at == from && capital;
                upper += capital ? 1 : 0;
                letters++;
            } else if (digits > 0 || letters > 2 || !isApostropheInside(at)) {
                break;
            }
            hash = 31 * hash + Lexicon.lower(c);
            at++;
        }
        if (letters == 0) {
            tokens.add(from, at, Form.NUMBER, hash);
            return at;
        }
        if (digits > 0) {
            tokens.add(from, at, Form.MIXED, hash);
            return at;
        }
        tokens.add(from, at, word(letters, upper, firstUpper), hash);
        return possessive(at);
    }

    /** O'Brien, D'Angelo: no quotation mark. */
    private boolean isApostropheInside(int at) {
        return isApostrophe(text.charAt(at))
                && at + 2 < to
                && isLetter(text.charAt(at + 1))
                && isLetter(text.charAt(at + 2));
    }

    private int possessive(int at) {
        if (at + 1 < to
                && isApostrophe(text.charAt(at))
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 >= to || !isLetter(text.charAt(at + 2)))) {
            tokens.add(at, at + 2, Form.POSSESSIVE, Lexicon.hashOf(text, at, at + 2));
            return at + 2;
        }
        return at;
    }

    private static int word(int letters, int upper, boolean firstUpper) {
        if (upper == 0) {
            return Form.LOWER;
        }
        if (upper == letters) {
            return letters == 1 ? Form.INITIAL : Form.UPPER;
        }
        return upper == 1 && firstUpper ? Form.TITLE : Form.MIXED_CASE;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c < 128 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : Character.isLetter(c) || isMark(c);
    }

    /** Vowel signs and accents belong to the word they stand in, as in Devanagari or decomposed Latin. */
    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || (c > 127 && Character.isSpaceChar(c)) || c < ' ' && c != '\n';
    }
}
