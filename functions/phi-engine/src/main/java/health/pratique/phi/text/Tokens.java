package health.pratique.phi.text;

import health.pratique.phi.PhiSpan;
import health.pratique.phi.TextRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of text, cut into tokens. Positions outside it may be asked for and are nothing: no kind but {@code LINE_END},
 * no flags. Not thread-safe; may be filled again for the next stretch. Prints as {@code [PHI]}.
 */
public final class Tokens extends WordChecks {

    /** With the spaces; few texts have more tokens for their length. */
    private static final int CHARACTERS_OF_TOKEN = 4;

    private final Lexicon lexicon;
    private @Nullable Reading reading;
    private String text = "";
    private int size;
    private int[] starts = {};
    private int[] ends = {};
    private int[] forms = {};
    private int[] flags = {};
    private int[] hashes = {};
    private final CaseCount written = new CaseCount();
    private final Oddities odd = new Oddities();

    public Tokens(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Takes {@code text} from {@code from} to {@code to}; token offsets are offsets in the whole {@code text}. */
    public void fill(String text, int from, int to) {
        this.reading = null;
        cut(text, from, to);
    }

    /**
     * As {@link #fill}, but takes off disguises and mends what a scanner misread first. If there is such, {@link #text} and all offsets are those of the
     * mended text: {@link #original} leads back to the given one.
     */
    public void read(String text, int from, int to) {
        Reading seen = Disguises.undone(text, from, to);
        if (seen == null) {
            cut(text, from, to);
            this.reading = ScanReader.read(this, lexicon, from, to);
        } else {
            cut(seen.text(), 0, seen.text().length());
            this.reading = ScanReader.read(this, lexicon, seen);
        }
        for (int at = 0; written.isSmall() && at < size; at++) {
            if (forms[at] == Form.LOWER) {
                forms[at] = ends[at] - starts[at] == 1 ? Form.INITIAL : Form.UPPER;
            }
        }
        written.readSmallAsCapitals();
    }

    /** Whether the text is all in capitals, or all in small letters and so read as if it were: capitals say nothing. */
    public boolean isOneCase() {
        return written.isCapitals();
    }

    /** Where the token stands in the text that was given. */
    public TextRange original(int token) {
        return reading == null ? new TextRange(starts[token], ends[token]) : reading.range(starts[token], ends[token]);
    }

    /** The span in the text that was given, if it was mended; else the same. */
    public PhiSpan original(PhiSpan span) {
        return reading == null ? span : reading.original(span);
    }

    /** As {@link #original(PhiSpan)}, for all of them. */
    public List<PhiSpan> original(List<PhiSpan> spans) {
        return reading == null ? spans : spans.stream().map(this::original).toList();
    }

    void cut(String text, int from, int to) {
        this.text = text;
        this.size = 0;
        odd.clear();
        written.clear();
        makeRoom(32 + (to - from) / CHARACTERS_OF_TOKEN);
        new Tokenizer(text, to, this).run(from);
    }

    private void makeRoom(int tokens) {
        if (tokens > starts.length) {
            starts = Arrays.copyOf(starts, tokens);
            ends = Arrays.copyOf(ends, tokens);
            forms = Arrays.copyOf(forms, tokens);
            flags = Arrays.copyOf(flags, tokens);
            hashes = Arrays.copyOf(hashes, tokens);
        }
    }

    /**
     * @param form see {@link Form}
     * @param hash see {@link #hash}
     */
    void add(int start, int end, int form, int hash) {
        if (size == starts.length) {
            makeRoom(2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        forms[size] = form;
        written.count(form);
        hashes[size] = hash;
        flags[size] = (form & Form.WORD) != 0 ? lexicon.flagsAsWritten(text, start, end, hash) : 0;
        size++;
        odd.consider(this, size - 1);
    }

    /** The tokens worth a second look. */
    Oddities odd() {
        return odd;
    }

    public int size() {
        return size;
    }

    public String text() {
        return text;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public int length(int token) {
        return has(token) ? ends[token] - starts[token] : 0;
    }

    /** The kind and, of a word, the shape; one bit, see {@link Form}. */
    public int form(int token) {
        return has(token) ? forms[token] : Form.LINE_END;
    }

    public TokenKind kind(int token) {
        return Form.kind(form(token));
    }

    public WordShape shape(int token) {
        return Form.shape(form(token));
    }

    /** {@link String#hashCode} of the token in small letters without accents: to look it up in a set at once. */
    public int hash(int token) {
        return has(token) ? hashes[token] : 0;
    }

    /** The lexicon's flags of a word, see {@link Flag}. */
    public int flags(int token) {
        return has(token) ? flags[token] : 0;
    }

    /** The hash of a phrase, of which one is known, with a space and the word after it. */
    public int hashWith(int hash, int word) {
        int before = 31 * hash + ' ';
        for (int at = starts[word]; at < ends[word]; at++) {
            before *= 31;
        }
        return before + hashes[word];
    }

    /** Whether the lexicon may hold a word or phrase with this hash; if not, it need not be spelt. */
    public boolean lexiconMayHave(int hash) {
        return lexicon.mayHave(hash);
    }

    /** The flags of a phrase of lower-case words with single spaces. */
    public int lexiconFlags(String phrase) {
        return lexicon.flags(phrase);
    }

    /**
     * The first token at {@code from} or after it that has one of the forms, or one of the flags, or a hash that may be in the
     * filter; {@link #size} if there is none.
     */
    public int next(int from, int anyForm, int anyFlag, HashFilter anyHash) {
        int at = from;
        while (at < size && (forms[at] & anyForm | flags[at] & anyFlag | anyHash.bit(hashes[at])) == 0) {
            at++;
        }
        return at;
    }

    public boolean is(int token, int anyOf) {
        return (flags(token) & anyOf) != 0;
    }

    public boolean isWord(int token) {
        return (form(token) & Form.WORD) != 0;
    }

    public boolean isNumber(int token) {
        return form(token) == Form.NUMBER;
    }

    /** Four digits that are a year of living memory or near to come: 1900 to 2099. */
    public boolean isYear(int token) {
        return isNumber(token, 4, 4) && NumberShape.isYear(number(token));
    }

    public boolean isNumber(int token, int fewestDigits, int mostDigits) {
        return isNumber(token) && length(token) >= fewestDigits && length(token) <= mostDigits;
    }

    /** Whether the token is this one character. */
    public boolean isSign(int token, char sign) {
        return form(token) == Form.SIGN && text.charAt(starts[token]) == sign;
    }

    /** Whether the token is one of these characters. */
    public boolean isSign(int token, String signs) {
        return form(token) == Form.SIGN && signs.indexOf(text.charAt(starts[token])) >= 0;
    }

    public boolean isLineEnd(int token) {
        return form(token) == Form.LINE_END;
    }

    /** Whether the first token of a line. */
    public boolean startsLine(int token) {
        return token == 0 || isLineEnd(token - 1);
    }

    /** Whether there is no space and no line end between the token and the one before it. */
    public boolean joined(int token) {
        return token > 0
                && token < size
                && starts[token] == ends[token - 1]
                && forms[token] != Form.LINE_END
                && forms[token - 1] != Form.LINE_END;
    }

    public char first(int token) {
        return has(token) ? text.charAt(starts[token]) : '\n';
    }

    public char last(int token) {
        return has(token) ? text.charAt(ends[token] - 1) : '\n';
    }

    @Override
    public boolean isText(int token, String word) {
        return has(token)
                && hashes[token] == word.hashCode()
                && ends[token] - starts[token] == word.length()
                && text.regionMatches(true, starts[token], word, 0, word.length());
    }

    /** The number, or -1 if the token is none or has more than nine digits. */
    public int number(int token) {
        if (!isNumber(token, 1, 9)) {
            return -1;
        }
        int value = 0;
        for (int at = starts[token]; at < ends[token]; at++) {
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }

    /** The token's text in lower case. Allocates: not for every token. */
    public String lower(int token) {
        return has(token) ? text.substring(starts[token], ends[token]).toLowerCase(Locale.ROOT) : "";
    }

    /** The token that holds the offset, or the first one after it. */
    public int tokenStartingIn(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        return next > 0 && ends[next - 1] > offset ? next - 1 : next;
    }

    private boolean has(int token) {
        return token >= 0 && token < size;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
