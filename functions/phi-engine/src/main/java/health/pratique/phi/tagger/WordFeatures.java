package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Fold;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/**
 * What the model is told of an open word, as hashes: what the lexicon knows of it, how it is written, its letters if it is no
 * plain word, and what stands around it. Names are told by their kind, not by themselves, so that an unknown name does as well.
 * Used again for each word; not thread-safe.
 */
public final class WordFeatures {

    /** No word has more features. */
    public static final int MOST = 128;

    private static final int KINDS = Flag.FIRST_COMMON
            | Flag.FIRST
            | Flag.LAST_COMMON
            | Flag.LAST
            | Flag.CITY
            | Flag.CITY_LARGE
            | Flag.COMMON
            | Flag.ENGLISH
            | Flag.MEDICAL
            | Flag.EPONYM;

    /** What only a word that is more than a name has. */
    private static final int WORDS = ~(Flag.FIRST_COMMON
            | Flag.FIRST
            | Flag.LAST_COMMON
            | Flag.LAST
            | Flag.CITY
            | Flag.CITY_LARGE
            | Flag.PLACE_START
            | Flag.COUNTY);

    private static final int LONGEST_SPELT = 14;
    private static final int SEED = 17;

    /** Of 31, by which a hash is multiplied for each letter. */
    private static final int[] POWERS = powers();

    private final WordKinds kinds;
    private final int[] hashes = new int[MOST];
    private int count;

    public WordFeatures(WordKinds kinds) {
        this.kinds = kinds;
    }

    /** Reads the features of the token; they stand in {@link #hashes} until the next call. */
    public void read(OpenWords words, int at) {
        count = 0;
        Tokens tokens = words.tokens();
        if (words.isNumber(at)) {
            number(words, at);
            return;
        }
        int flags = tokens.flags(at);
        int kind = kind(tokens, at);
        int style = tokens.shape(at).ordinal() * 3 + words.letterCase(at).ordinal();
        boolean starts = words.startsSentence(at);
        add(1, at == 0 ? 1 : 0);
        add(2, style, starts);
        add(3, flags);
        add(4, kind, style);
        add(5, kind, style, starts);
        add(6, Math.min(12, tokens.length(at)), style);
        for (int rest = flags; rest != 0; rest &= rest - 1) {
            add(7, Integer.numberOfTrailingZeros(rest));
        }
        spelling(tokens, at, flags, style);
        around(words, at, kind, style);
        company(words, at, kind, style);
    }

    /** How a number or code is written, and what stands around it. */
    private void number(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        int last = words.last(at);
        int form = form(tokens, at, last);
        int looks = looks(tokens, at, last);
        int before = value(words, at - 1);
        int before2 = value(words, at - 2);
        int after = value(words, last + 1);
        int after2 = value(words, last + 2);
        int smallBefore = small(words, at - 1);
        int smallAfter = small(words, last + 1);
        int largeBefore = large(smallBefore);
        int largeAfter = large(smallAfter);
        int largeBefore2 = large(small(words, at - 2));
        boolean starts = tokens.startsLine(at);
        boolean ends = tokens.isLineEnd(last + 1);
        add(70, looks);
        add(71, form);
        add(72, form, starts);
        add(73, looks, starts, ends);
        add(74, before);
        add(75, before, looks);
        add(76, before, form);
        add(77, after);
        add(78, after, looks);
        add(79, after, form);
        add(80, before, after);
        add(81, before, before2);
        add(82, before2, looks);
        add(83, after2, looks);
        add(84, smallBefore, looks);
        add(85, smallAfter, looks);
        add(86, largeBefore, looks);
        add(87, largeAfter, looks);
        add(88, largeBefore, largeBefore2);
        add(89, largeBefore, largeAfter);
        add(90, label(words, at), looks);
        add(91, nearest(words, at, -1), looks);
        add(92, nearest(words, last, 1), looks);
        add(93, value(words, at - 3), looks);
        add(94, before, before2, looks);
        add(95, kind(tokens, at - 1), looks);
        add(96, kind(tokens, last + 1), looks);
        add(97, after, after2);
        add(98, kind(tokens, at - 2), before);
    }

    /** The letters, digits and signs of a code, each run by its length: {@code WC-2291} is {@code AA-9999}. */
    private static int form(Tokens tokens, int first, int last) {
        int hash = 7;
        for (int at = first; at <= last; at++) {
            hash = hash * 31
                    + switch (tokens.kind(at)) {
                        case SIGN -> tokens.first(at);
                        case NUMBER -> 1_000 + Math.min(tokens.length(at), 12);
                        case MIXED -> mixed(tokens.text(), tokens.start(at), tokens.end(at));
                        case WORD -> 2_000 + Math.min(tokens.length(at), 6);
                        case POSSESSIVE, LINE_END, MASK -> 1;
                    };
        }
        return hash;
    }

    private static int mixed(String text, int from, int to) {
        int hash = 3;
        boolean digits = false;
        for (int at = from; at < to; at++) {
            boolean digit = Character.isDigit(text.charAt(at));
            hash = digit == digits && at > from ? hash + 1 : hash * 17 + (digit ? 1 : 2);
            digits = digit;
        }
        return hash;
    }

    /** The same more roughly: how many tokens of which kinds, how many digits, and whether it could be month and day. */
    private static int looks(Tokens tokens, int first, int last) {
        if (first == last) {
            return tokens.isNumber(first)
                    ? Math.min(tokens.length(first), 12)
                    : 20
                            + Math.min(tokens.length(first), 12)
                            + (Character.isDigit(tokens.first(first)) ? 20 : 0)
                            + (Character.isDigit(tokens.last(first)) ? 40 : 0);
        }
        int digits = 0;
        int letters = 0;
        for (int at = first; at <= last; at++) {
            digits += tokens.isNumber(at) ? tokens.length(at) : tokens.kind(at) == TokenKind.MIXED ? 2 : 0;
            letters += tokens.isWord(at) ? 1 : 0;
        }
        int sign = tokens.first(first + 1);
        boolean day = last == first + 2
                && tokens.isNumber(first)
                && tokens.isNumber(last)
                && Math.min(tokens.number(first), tokens.number(last)) <= 12;
        return 1_000 + sign * 400 + Math.min(digits, 15) * 16 + Math.min(letters, 3) * 4 + (day ? 2 : 0);
    }

    /** What the word and its neighbours are like by the company that they keep in much other text. */
    private void company(OpenWords words, int at, int kind, int style) {
        int small = small(words, at);
        int large = kinds.large(small);
        int before = small(words, at - 1);
        int after = small(words, at + 1);
        int largeBefore = large(before);
        int largeAfter = large(after);
        int largeBefore2 = large(small(words, at - 2));
        int largeAfter2 = large(small(words, at + 2));
        add(50, small);
        add(51, small, style);
        add(52, large, style);
        add(53, large, kind);
        add(54, before);
        add(55, after);
        add(56, before, kind);
        add(57, after, kind);
        add(58, largeBefore, kind);
        add(59, largeAfter, kind);
        add(60, largeBefore, largeAfter);
        add(61, largeBefore, largeBefore2);
        add(62, largeAfter, largeAfter2);
        add(63, largeBefore, large);
        add(64, largeAfter, large);
        add(65, largeBefore2);
        add(66, largeAfter2);
        add(67, largeBefore, large, largeAfter);
    }

    /** The small kind of a word, or of what else stands there, below zero. */
    private int small(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        if (at < 0 || at >= tokens.size()) {
            return -1;
        }
        if (words.taken(at) != 0) {
            return -100 - words.taken(at);
        }
        return switch (tokens.kind(at)) {
            case WORD -> kinds.small(tokens.hash(at));
            case SIGN -> -300 - tokens.first(at);
            case NUMBER, MIXED, POSSESSIVE, LINE_END, MASK ->
                -2 - tokens.kind(at).ordinal();
        };
    }

    private int large(int small) {
        return small < 0 ? small : kinds.large(small);
    }

    public int count() {
        return count;
    }

    public int hash(int feature) {
        return hashes[feature];
    }

    int[] hashes() {
        return hashes;
    }

    private void spelling(Tokens tokens, int at, int flags, int style) {
        int start = tokens.start(at);
        int end = tokens.end(at);
        String text = tokens.text();
        if ((flags & WORDS) != 0) {
            int word = letters(tokens, at);
            add(10, word);
            add(11, word, style);
        }
        if ((flags & Flag.COMMON) != 0 || end - start > LONGEST_SPELT + 8) {
            return;
        }
        add(12, letters(text, Math.max(start, end - 2), end));
        add(13, letters(text, Math.max(start, end - 3), end));
        add(14, letters(text, Math.max(start, end - 4), end));
        add(15, letters(text, start, Math.min(end, start + 2)));
        add(16, letters(text, start, Math.min(end, start + 3)));
        int last = Math.min(end, start + LONGEST_SPELT);
        for (int from = start; from + 3 <= last; from++) {
            add(17, letters(text, from, from + 3));
        }
    }

    private void around(OpenWords words, int at, int kind, int style) {
        Tokens tokens = words.tokens();
        int before = value(words, at - 1);
        int before2 = value(words, at - 2);
        int before3 = value(words, at - 3);
        int after = value(words, at + 1);
        int after2 = value(words, at + 2);
        int after3 = value(words, at + 3);
        add(20, before);
        add(21, after);
        add(22, before, before2);
        add(23, after, after2);
        add(24, before, after);
        add(25, before, kind);
        add(26, after, kind);
        add(27, before2);
        add(28, after2);
        int kindBefore = kind(tokens, at - 1);
        int kindAfter = kind(tokens, at + 1);
        add(31, kindBefore, kind);
        add(32, kind, kindAfter);
        add(33, kindBefore, kind, kindAfter);
        add(34, style(words, at - 1), style, style(words, at + 1));
        add(35, tokens.flags(at - 1) & WORDS);
        add(36, tokens.flags(at + 1) & WORDS);
        add(37, before2, kind, kindBefore);
        add(38, after2, kind, kindAfter);
        add(39, label(words, at));
        add(40, nearest(words, at, -1), kind);
        add(41, nearest(words, at, 1), kind);
        boolean firstOfLine = tokens.startsLine(at);
        boolean lastOfLine = tokens.isLineEnd(at + 1);
        add(42, (firstOfLine ? 1 : 0) + (lastOfLine ? 2 : 0), kind);
        add(43, before3);
        add(45, ending(words, at - 1, 2), kind);
        add(46, ending(words, at + 1, 2), kind);
        add(47, ending(words, at - 1, 3));
        add(48, ending(words, at + 1, 3));
        add(44, after3);
    }

    /** What a neighbour says: a plain word itself, a name or unknown word its kind, what a rule took its category. */
    private static int value(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        if (at < 0 || at >= tokens.size()) {
            return 1;
        }
        if (words.taken(at) != 0) {
            return 100 + words.taken(at);
        }
        TokenKind kind = tokens.kind(at);
        return switch (kind) {
            case WORD ->
                (tokens.flags(at) & WORDS) != 0
                        ? letters(tokens, at)
                        : 1_000 + kind(tokens, at) * 16 + style(words, at);
            case NUMBER -> 10 + Math.min(6, tokens.length(at));
            case SIGN -> 300 + tokens.first(at);
            case MIXED, POSSESSIVE, LINE_END, MASK -> 2 + kind.ordinal();
        };
    }

    /** The last letters of a neighbour that is a plain word: they tell verbs from nouns. */
    private static int ending(OpenWords words, int at, int letters) {
        Tokens tokens = words.tokens();
        return tokens.isWord(at) && words.taken(at) == 0 && (tokens.flags(at) & WORDS) != 0
                ? letters(tokens.text(), Math.max(tokens.start(at), tokens.end(at) - letters), tokens.end(at))
                : tokens.kind(at).ordinal();
    }

    private static int kind(Tokens tokens, int at) {
        return tokens.isWord(at)
                ? tokens.flags(at) & KINDS
                : 0x8000 + tokens.kind(at).ordinal();
    }

    private static int style(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        return at < 0 || at >= tokens.size()
                ? 99
                : tokens.shape(at).ordinal() * 3 + words.letterCase(at).ordinal();
    }

    /** The word before the colon that this line or cell begins with. */
    private static int label(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        for (int back = at - 1; back >= Math.max(0, at - 8); back--) {
            if (tokens.isLineEnd(back) || tokens.isSign(back, "|;")) {
                return 0;
            }
            if (tokens.isSign(back, ':')) {
                return value(words, back - 1);
            }
        }
        return 0;
    }

    /** The nearest thing that a rule took within six tokens, and about how far it is. */
    private static int nearest(OpenWords words, int at, int step) {
        for (int far = 1; far <= 6; far++) {
            int found = words.taken(at + step * far);
            if (found != 0) {
                return found * 4 + (far == 1 ? 0 : far == 2 ? 1 : 2);
            }
        }
        return 0;
    }

    /** As for all letters of the word, but from the hash that is known already. */
    private static int letters(Tokens tokens, int word) {
        int length = tokens.length(word);
        return length < POWERS.length
                ? SEED * POWERS[length] + tokens.hash(word)
                : letters(tokens.text(), tokens.start(word), tokens.end(word));
    }

    private static int letters(String text, int from, int to) {
        int hash = SEED;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            hash = 31 * hash + (c < 128 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : Fold.fold(c));
        }
        return hash;
    }

    private static int[] powers() {
        int[] powers = new int[32];
        powers[0] = 1;
        for (int at = 1; at < powers.length; at++) {
            powers[at] = 31 * powers[at - 1];
        }
        return powers;
    }

    private void add(int feature, int value) {
        if (count < MOST) {
            int mixed = value * 0x9E3779B1 + feature * 0x85EBCA6B;
            mixed ^= mixed >>> 15;
            mixed *= 0x2C1B3C6D;
            hashes[count++] = mixed ^ mixed >>> 13;
        }
    }

    private void add(int feature, int one, int two) {
        add(feature, one * 0x27D4EB2F + two);
    }

    private void add(int feature, int one, boolean two, boolean three) {
        add(feature, one * 4 + (two ? 1 : 0) + (three ? 2 : 0));
    }

    private void add(int feature, int one, boolean two) {
        add(feature, one * 2 + (two ? 1 : 0));
    }

    private void add(int feature, int one, int two, boolean three) {
        add(feature, one * 0x27D4EB2F + two * 2 + (three ? 1 : 0));
    }

    private void add(int feature, int one, int two, int three) {
        add(feature, (one * 0x27D4EB2F + two) * 0x165667B1 + three);
    }
}
