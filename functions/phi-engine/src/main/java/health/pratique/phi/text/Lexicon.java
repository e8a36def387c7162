package health.pratique.phi.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Words and their {@link Flag}s. Immutable, thread-safe. */
public final class Lexicon {

    private final byte[] words;
    private final int[] slots;
    private final int[] offsets;
    private final int[] flags;

    Lexicon(byte[] words, int[] offsets, int[] flags) {
        this(words, offsets, flags, new int[Integer.highestOneBit(Math.max(8, flags.length)) * 4], 0);
    }

    /** @param slots hold the words before {@code first} already */
    private Lexicon(byte[] words, int[] offsets, int[] flags, int[] slots, int first) {
        this.words = words;
        this.offsets = offsets;
        this.flags = flags;
        this.slots = slots;
        for (int word = first; word < flags.length; word++) {
            int slot = hash(word) & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = word + 1;
        }
    }

    /** The one in the jar. Loads it: keep the result. */
    public static Lexicon standard() {
        return LexiconResource.load();
    }

    public int size() {
        return flags.length;
    }

    /** The word with this number, from 0 to before {@link #size()}; in small letters. Allocates. */
    public String word(int number) {
        int from = offsets[number];
        return new String(words, from, offsets[number + 1] - from, StandardCharsets.ISO_8859_1);
    }

    /** The flags of the word with this number. */
    public int flagsOf(int number) {
        return flags[number];
    }

    /** The flags of the word in any case; 0 if unknown. Does not allocate. */
    public int flags(String text, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + lower(text.charAt(at));
        }
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != 0) {
            int word = slots[slot] - 1;
            if (equal(word, text, start, end)) {
                return flags[word];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return 0;
    }

    /** The flags of the word that the first characters spell, in any case; 0 if unknown. */
    int flags(char[] letters, int length) {
        int hash = 0;
        for (int at = 0; at < length; at++) {
            hash = 31 * hash + lower(letters[at]);
        }
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != 0) {
            int word = slots[slot] - 1;
            int from = offsets[word];
            int at = offsets[word + 1] - from == length ? 0 : length + 1;
            while (at < length && (words[from + at] & 0xff) == lower(letters[at])) {
                at++;
            }
            if (at == length) {
                return flags[word];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return 0;
    }

    public int flags(String word) {
        return flags(word, 0, word.length());
    }

    /** Changes the flags of a word while the lexicon is being built; false if it does not hold the word. */
    boolean change(String word, int add, int remove) {
        for (int slot = spread(word.hashCode()) & (slots.length - 1);
                slots[slot] != 0;
                slot = (slot + 1) & (slots.length - 1)) {
            int at = slots[slot] - 1;
            if (equal(at, word, 0, word.length())) {
                flags[at] = (flags[at] | add) & ~remove;
                return true;
            }
        }
        return false;
    }

    /** A lexicon with a few more words; this one is not to be used any more. */
    Lexicon with(byte[] moreWords, int[] moreOffsets, int[] moreFlags) {
        int count = flags.length;
        byte[] allWords = Arrays.copyOf(words, words.length + moreWords.length);
        System.arraycopy(moreWords, 0, allWords, words.length, moreWords.length);
        int[] allOffsets = Arrays.copyOf(offsets, count + moreFlags.length + 1);
        int[] allFlags = Arrays.copyOf(flags, count + moreFlags.length);
        for (int at = 0; at < moreFlags.length; at++) {
            allOffsets[count + at + 1] = words.length + moreOffsets[at + 1];
            allFlags[count + at] = moreFlags[at];
        }
        return allFlags.length > slots.length / 2
                ? new Lexicon(allWords, allOffsets, allFlags)
                : new Lexicon(allWords, allOffsets, allFlags, slots, count);
    }

    private boolean equal(int word, String text, int start, int end) {
        int from = offsets[word];
        int length = offsets[word + 1] - from;
        if (length != end - start) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if ((words[from + at] & 0xff) != lower(text.charAt(start + at))) {
                return false;
            }
        }
        return true;
    }

    private int hash(int word) {
        int hash = 0;
        for (int at = offsets[word]; at < offsets[word + 1]; at++) {
            hash = 31 * hash + (words[at] & 0xff);
        }
        return spread(hash);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    /** Letters beyond Latin-1 lose their accents as far as the table in {@link Fold} goes; the lexicon is Latin-1. */
    private static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Fold.fold(c);
    }

    /** That of the characters in small letters without accents; {@link String#hashCode} of such a word. */
    static int hashOf(String text, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + lower(text.charAt(at));
        }
        return hash;
    }

    /** As {@link #flags(String, int, int)}, where the word's hash is known already. */
    int flags(String text, int start, int end, int hash) {
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != 0) {
            int word = slots[slot] - 1;
            if (equal(word, text, start, end)) {
                return flags[word];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return 0;
    }
}
