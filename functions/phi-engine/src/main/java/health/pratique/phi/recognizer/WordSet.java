package health.pratique.phi.recognizer;

import health.pratique.phi.text.Fold;
import health.pratique.phi.text.Tokens;
import java.util.HashSet;
import java.util.Set;

/** A closed set of lower-case ASCII words that a token is looked up in at once, without allocation. Immutable, thread-safe. */
final class WordSet {

    private final String[] slots;

    /** A bit for each hash that a word may have, eight for each word: most other tokens are told by it at once. */
    private final long[] filter;

    private final int longest;

    static final WordSet NONE = new WordSet(new String[0]);

    private WordSet(String[] words) {
        int size = Integer.highestOneBit(Math.max(4, words.length)) * 4;
        this.slots = new String[size];
        this.filter = new long[Math.max(1, size / 16)];
        int length = 0;
        for (String word : words) {
            int slot = spread(word.hashCode()) & (size - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = word;
            int bit = spread(word.hashCode());
            filter[bit >>> 6 & filter.length - 1] |= 1L << bit;
            length = Math.max(length, word.length());
        }
        this.longest = length;
    }

    /** The words, which white space separates. */
    static WordSet of(String list) {
        return new WordSet(list.strip().split("\\s+"));
    }

    /** These words and those of the other sets. */
    WordSet and(WordSet... others) {
        Set<String> words = new HashSet<>();
        collect(words);
        for (WordSet other : others) {
            other.collect(words);
        }
        return new WordSet(words.toArray(String[]::new));
    }

    private void collect(Set<String> words) {
        for (String word : slots) {
            if (word != null) {
                words.add(word);
            }
        }
    }

    /** Whether the token is one of the words, in any case, with or without accents. */
    boolean has(Tokens tokens, int token) {
        int hash = tokens.hash(token);
        int mixed = spread(hash);
        if ((filter[mixed >>> 6 & filter.length - 1] >>> mixed & 1) == 0) {
            return false;
        }
        int length = tokens.length(token);
        if (length == 0 || length > longest) {
            return false;
        }
        int slot = mixed & (slots.length - 1);
        for (String word = slots[slot]; word != null; word = slots[slot]) {
            if (word.hashCode() == hash && word.length() == length && equal(word, tokens, token)) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    private static boolean equal(String word, Tokens tokens, int token) {
        String text = tokens.text();
        int start = tokens.start(token);
        for (int at = 0; at < word.length(); at++) {
            if (word.charAt(at) != lower(text.charAt(start + at))) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Fold.fold(c);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
