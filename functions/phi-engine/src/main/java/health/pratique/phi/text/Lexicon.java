package health.pratique.phi.text;

import java.nio.charset.StandardCharsets;

/**
 * Words and their {@link Flag}s. Immutable, thread-safe.
 *
 * <p>A word is looked up by its {@link String#hashCode} in small letters without accents. A slot holds the whole hash, so that of
 * the words asked for only one that is known is compared letter by letter.
 */
public final class Lexicon {

    private static final int NOT_WITH_ACCENTS = Flag.COMMON | Flag.ENGLISH | Flag.MEDICAL;

    /** The words in Latin-1, one after the other. */
    private final byte[] words;

    /** For each word where it begins and its flags; after the last one where it ends. */
    private final int[] entries;

    /** The hash of a word and its number plus one; 0 where there is none. */
    private final long[] slots;

    /**
     * @param words in small letters, in Latin-1, one after the other
     * @param offsets where each word begins; then where the last one ends
     */
    Lexicon(byte[] words, int[] offsets, int[] flags) {
        this.words = words;
        this.entries = new int[2 * flags.length + 1];
        this.slots = new long[Integer.highestOneBit(Math.max(8, flags.length)) * 4];
        for (int word = 0; word < flags.length; word++) {
            entries[2 * word] = offsets[word];
            entries[2 * word + 1] = flags[word];
            put(word, hash(words, offsets[word], offsets[word + 1]));
        }
        entries[2 * flags.length] = offsets[flags.length];
    }

    private void put(int word, int hash) {
        int slot = slotOf(hash);
        while (slots[slot] != 0) {
            slot = after(slot);
        }
        slots[slot] = (long) hash << 32 | word + 1;
    }

    private static int hash(byte[] words, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + (words[at] & 0xff);
        }
        return hash;
    }

    /** The one in the jar. Loads it: keep the result. */
    public static Lexicon standard() {
        return LexiconResource.load();
    }

    public int size() {
        return entries.length / 2;
    }

    /** The word with this number, from 0 to before {@link #size()}; in small letters. Allocates. */
    public String word(int number) {
        return new String(words, start(number), start(number + 1) - start(number), StandardCharsets.ISO_8859_1);
    }

    /** The flags of the word with this number. */
    public int flagsOf(int number) {
        return entries[2 * number + 1];
    }

    public int flags(String word) {
        return flags(word, 0, word.length());
    }

    /** The flags of the word in any case; 0 if unknown. Does not allocate. */
    public int flags(String text, int start, int end) {
        return flags(text, start, end, hashOf(text, start, end));
    }

    /** As {@link #flags(String, int, int)}, where the word's hash is known already. */
    int flags(String text, int start, int end, int hash) {
        int word = find(text, start, end, hash);
        return word < 0 ? 0 : flagsOf(word);
    }

    /** A word with an accent is looked up without it as a name, but it is not the English word of those letters. */
    int flagsAsWritten(String text, int start, int end, int hash) {
        int found = flags(text, start, end, hash);
        if ((found & NOT_WITH_ACCENTS) != 0) {
            for (int at = start; at < end; at++) {
                if (text.charAt(at) > 0xBF && text.charAt(at) != '\u2019') {
                    return found & ~NOT_WITH_ACCENTS;
                }
            }
        }
        return found;
    }

    /** Whether a word may have this hash: if not, there is no need to spell the one that is asked for. */
    boolean mayHave(int hash) {
        int slot = slotOf(hash);
        while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != hash) {
            slot = after(slot);
        }
        return slots[slot] != 0;
    }

    private int find(String text, int start, int end, int hash) {
        int slot = slotOf(hash);
        while (slots[slot] != 0) {
            int word = (int) slots[slot] - 1;
            if ((int) (slots[slot] >>> 32) == hash && equal(word, text, start, end)) {
                return word;
            }
            slot = after(slot);
        }
        return -1;
    }

    private boolean equal(int word, String text, int start, int end) {
        int from = start(word);
        if (start(word + 1) - from != end - start) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if ((words[from + at - start] & 0xff) != lower(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private int start(int word) {
        return entries[2 * word];
    }

    private int slotOf(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (slots.length - 1);
    }

    private int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** Letters beyond Latin-1 lose their accents as far as the table in {@link Fold} goes; the lexicon is Latin-1. */
    static char lower(char c) {
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
}
