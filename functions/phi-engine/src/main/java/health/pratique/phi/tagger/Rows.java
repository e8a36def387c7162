package health.pratique.phi.tagger;

import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** Cuts the open words into rows, within which one word's tag tells of the next one's. */
public final class Rows {

    private static final int FARTHEST = 3;

    private final OpenWords words;
    private int[] row = new int[64];
    private int size;
    private int next;

    public Rows(OpenWords words) {
        this.words = words;
    }

    /** Reads the next row; false after the last one. */
    public boolean next() {
        size = 0;
        Tokens tokens = words.tokens();
        int at = next;
        while (at < tokens.size() && !words.open(at)) {
            at++;
        }
        while (at < tokens.size()) {
            add(at);
            int last = words.last(at);
            int after = last + 1;
            while (after < tokens.size()
                    && after - last <= FARTHEST
                    && !words.open(after)
                    && !tokens.isLineEnd(after)) {
                after++;
            }
            if (!words.open(after) || after - last > FARTHEST) {
                next = last + 1;
                return true;
            }
            at = after;
        }
        next = tokens.size();
        return size > 0;
    }

    public int size() {
        return size;
    }

    /** The token of a word of the row. */
    public int token(int word) {
        return row[word];
    }

    /** How far a word is from the one before it in its row, for the model's transitions. */
    public int distance(int word) {
        if (word == 0) {
            return 0;
        }
        int at = row[word];
        int before = words.last(row[word - 1]);
        Tokens tokens = words.tokens();
        boolean hyphen =
                at - before == 2 && (tokens.isSign(at - 1, "-'&.") || tokens.kind(at - 1) == TokenKind.POSSESSIVE);
        return at - before == 1 || hyphen ? 0 : 1;
    }

    private void add(int token) {
        if (size == row.length) {
            row = java.util.Arrays.copyOf(row, size * 2);
        }
        row[size++] = token;
    }
}
