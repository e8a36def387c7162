package health.pratique.phi.tagger;

import health.pratique.phi.text.Flag;
import health.pratique.phi.text.Fold;
import health.pratique.phi.text.TokenKind;
import health.pratique.phi.text.Tokens;

/** What a token says to its neighbours, as a number: names and unknown words by their kind, plain words by themselves. */
final class Surroundings {

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
    static final int WORDS = ~(Flag.FIRST_COMMON
            | Flag.FIRST
            | Flag.LAST_COMMON
            | Flag.LAST
            | Flag.CITY
            | Flag.CITY_LARGE
            | Flag.PLACE_START
            | Flag.COUNTY);

    private static final int SEED = 17;

    /** Of 31, by which a hash is multiplied for each letter. */
    private static final int[] POWERS = powers();

    private Surroundings() {}

    /** What a neighbour says: a plain word itself, a name or unknown word its kind, what a rule took its category. */
    static int value(OpenWords words, int at) {
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
    static int ending(OpenWords words, int at, int letters) {
        Tokens tokens = words.tokens();
        return tokens.isWord(at) && words.taken(at) == 0 && (tokens.flags(at) & WORDS) != 0
                ? letters(tokens.text(), Math.max(tokens.start(at), tokens.end(at) - letters), tokens.end(at))
                : tokens.kind(at).ordinal();
    }

    static int kind(Tokens tokens, int at) {
        return tokens.isWord(at)
                ? tokens.flags(at) & KINDS
                : 0x8000 + tokens.kind(at).ordinal();
    }

    static int style(OpenWords words, int at) {
        Tokens tokens = words.tokens();
        return at < 0 || at >= tokens.size()
                ? 99
                : tokens.shape(at).ordinal() * 3 + words.letterCase(at).ordinal();
    }

    /** The word before the colon that this line or cell begins with. */
    static int label(OpenWords words, int at) {
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
    static int nearest(OpenWords words, int at, int step) {
        for (int far = 1; far <= 6; far++) {
            int found = words.taken(at + step * far);
            if (found != 0) {
                return found * 4 + (far == 1 ? 0 : far == 2 ? 1 : 2);
            }
        }
        return 0;
    }

    /** As for all letters of the word, but from the hash that is known already. */
    static int letters(Tokens tokens, int word) {
        int length = tokens.length(word);
        return length < POWERS.length
                ? SEED * POWERS[length] + tokens.hash(word)
                : letters(tokens.text(), tokens.start(word), tokens.end(word));
    }

    static int letters(String text, int from, int to) {
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
}
