package health.pratique.phi.recognizer;

import health.pratique.phi.text.Fold;
import health.pratique.phi.text.HashFilter;
import health.pratique.phi.text.Tokens;
import java.util.HashSet;
import java.util.Set;

/** A closed set of lower-case ASCII words that a token is looked up in at once, without allocation. Immutable, thread-safe. */
final class WordSet {

    static final WordSet NONE = new WordSet(new String[0]);

    private final String[] slots;

    /** Of the words in the slots. */
    private final int[] hashes;

    private final HashFilter filter;

    private WordSet(String[] words) {
        int size = Integer.highestOneBit(Math.max(4, words.length)) * 4;
        this.slots = new String[size];
        this.hashes = new int[size];
        this.filter = new HashFilter(words.length);
        for (String word : words) {
            int slot = spread(word.hashCode()) & (size - 1);
            while (slots[slot] != null) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = word;
            hashes[slot] = word.hashCode();
            filter.add(word.hashCode());
        }
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

    /** Tells of most tokens, by their hash, that they are none of the words. */
    HashFilter filter() {
        return filter;
    }

    /** Whether the token is one of the words, in any case, with or without accents. */
    boolean has(Tokens tokens, int token) {
        int hash = tokens.hash(token);
        if (!filter.mayHave(hash)) {
            return false;
        }
        int length = tokens.length(token);
        int slot = spread(hash) & (slots.length - 1);
        for (String word = slots[slot]; word != null; word = slots[slot]) {
            if (hashes[slot] == hash && word.length() == length && equal(word, tokens, token)) {
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
