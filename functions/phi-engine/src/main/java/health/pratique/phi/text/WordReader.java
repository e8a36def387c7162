package health.pratique.phi.text;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the word of the lexicon that a misread word may have been. */
final class WordReader {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 24;
    private static final int MOST_DIGITS = 3;

    private final Lexicon lexicon;
    private final IntUnaryOperator rank;
    private @Nullable String best;
    private int bestRank;

    /** @param rank how good a word with these flags is; 0 or less for not at all */
    WordReader(Lexicon lexicon, IntUnaryOperator rank) {
        this.lexicon = lexicon;
        this.rank = rank;
    }

    /** The best word at one misreading's distance, in the case of the word as read; null for none. */
    @Nullable
    String read(String word) {
        if (word.length() < SHORTEST || word.length() > LONGEST) {
            return null;
        }
        best = null;
        bestRank = 0;
        oneAway(word);
        return best == null ? null : inCaseOf(word, best);
    }

    /**
     * The best word with a letter for every digit in it.
     *
     * @param further whether one letter more may be misread
     */
    @Nullable
    String readDigits(String word, boolean further) {
        long digits = word.chars().filter(c -> c >= '0' && c <= '9').count();
        if (word.length() < SHORTEST || word.length() > LONGEST || digits > MOST_DIGITS) {
            return null;
        }
        best = null;
        bestRank = 0;
        withoutDigits(word, 0, false);
        if (best == null && further && word.length() > 4) {
            withoutDigits(word, 0, true);
        }
        return best == null ? null : inCaseOf(word, best);
    }

    private void withoutDigits(String read, int from, boolean further) {
        for (int at = from; at < read.length(); at++) {
            char c = read.charAt(at);
            if (c >= '0' && c <= '9') {
                for (String letter : Misreadings.of(c)) {
                    withoutDigits(read.substring(0, at) + letter + read.substring(at + 1), at + 1, further);
                }
                return;
            }
        }
        if (further) {
            oneAway(read);
        } else {
            consider(read);
        }
    }

    private void oneAway(String read) {
        int length = read.length();
        Variants variants = new Variants(read);
        for (int at = 0; at < length; at++) {
            for (String meant : Misreadings.of(read.charAt(at))) {
                replaced(variants, at, at + 1, meant);
            }
            if (at + 1 < length) {
                for (String meant : Misreadings.of(read.charAt(at), read.charAt(at + 1))) {
                    replaced(variants, at, at + 2, meant);
                }
            }
        }
    }

    /** Most variants are no word at all, and are not even spelt. */
    private void replaced(Variants variants, int from, int to, String by) {
        if (lexicon.mayHave(variants.hash(from, to, by))) {
            consider(variants.spelt(from, to, by));
        }
    }

    private void consider(String candidate) {
        int found = rank.applyAsInt(lexicon.flags(candidate));
        if (found > bestRank) {
            bestRank = found;
            best = candidate;
        }
    }

    /** The word in capitals, with a capital or in small letters, as the letters of the one as read are. */
    static String inCaseOf(String read, String word) {
        int upper = 0;
        int lower = 0;
        for (int at = 0; at < read.length(); at++) {
            upper += Character.isUpperCase(read.charAt(at)) ? 1 : 0;
            lower += Character.isLowerCase(read.charAt(at)) ? 1 : 0;
        }
        if (upper > lower && (upper > 1 || lower == 0)) {
            return word.toUpperCase(Locale.ROOT);
        }
        String small = word.toLowerCase(Locale.ROOT);
        boolean capital = Character.isUpperCase(read.charAt(0));
        return capital ? Character.toUpperCase(small.charAt(0)) + small.substring(1) : small;
    }
}
