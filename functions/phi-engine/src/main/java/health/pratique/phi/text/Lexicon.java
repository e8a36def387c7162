package health.pratique.phi.text;

/**
 * Words and their {@link Flag}s. Immutable, thread-safe.
 *
 * <p>A word is looked up by its {@link String#hashCode} in small letters without accents. All that is known of a word stands in
 * one place, beside the few others of its bucket: a lookup waits for memory twice.
 */
public final class Lexicon {

    /** Of a word: its hash, its flags, then, four to an int, its length and its letters in Latin-1. */
    private final int[] records;

    /** Where the words of each bucket begin in {@link #records}; then where the last bucket ends. */
    private final int[] buckets;

    /** Where each word is in {@link #records}. */
    private final int[] places;

    /**
     * @param words in small letters, in Latin-1, one after the other
     * @param offsets where each word begins; then where the last one ends
     */
    Lexicon(byte[] words, int[] offsets, int[] flags) {
        this.places = new int[flags.length];
        this.buckets = new int[Integer.highestOneBit(Math.max(1, flags.length)) + 1];
        int[] hashes = new int[flags.length];
        int[] ends = new int[buckets.length - 1];
        for (int word = 0; word < flags.length; word++) {
            hashes[word] = hash(words, offsets[word], offsets[word + 1]);
            ends[bucket(hashes[word])] += recordSize(offsets[word + 1] - offsets[word]);
        }
        for (int bucket = 0; bucket < ends.length; bucket++) {
            buckets[bucket + 1] = buckets[bucket] + ends[bucket];
            ends[bucket] = buckets[bucket];
        }
        this.records = new int[buckets[ends.length]];
        for (int word = 0; word < flags.length; word++) {
            int length = offsets[word + 1] - offsets[word];
            int bucket = bucket(hashes[word]);
            int place = ends[bucket];
            ends[bucket] += recordSize(length);
            places[word] = place;
            records[place] = hashes[word];
            records[place + 1] = flags[word];
            records[place + 2] = length;
            for (int at = 0; at < length; at++) {
                records[place + 2 + (at + 1) / 4] |= (words[offsets[word] + at] & 0xff) << (at + 1) % 4 * 8;
            }
        }
    }

    /** The one in the jar. Loads it: keep the result. */
    public static Lexicon standard() {
        return LexiconResource.load();
    }

    public int size() {
        return places.length;
    }

    /** The word with this number, from 0 to before {@link #size()}; in small letters. Allocates. */
    public String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < length(places[number]); at++) {
            word.append(letter(places[number], at));
        }
        return word.toString();
    }

    /** The flags of the word with this number. */
    public int flagsOf(int number) {
        return records[places[number] + 1];
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
        int bucket = bucket(hash);
        int place = buckets[bucket];
        while (place < buckets[bucket + 1]) {
            if (records[place] == hash && equal(place, text, start, end)) {
                return records[place + 1];
            }
            place += recordSize(length(place));
        }
        return 0;
    }

    /** Whether any word has this hash: if not, there is no need to spell the one that is asked for. */
    boolean hasHash(int hash) {
        int bucket = bucket(hash);
        int place = buckets[bucket];
        while (place < buckets[bucket + 1] && records[place] != hash) {
            place += recordSize(length(place));
        }
        return place < buckets[bucket + 1];
    }

    private boolean equal(int place, String text, int start, int end) {
        if (length(place) != end - start) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if (letter(place, at - start) != lower(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private int length(int place) {
        return records[place + 2] & 0xff;
    }

    private char letter(int place, int at) {
        return (char) (records[place + 2 + (at + 1) / 4] >>> (at + 1) % 4 * 8 & 0xff);
    }

    /** Of a word of so many letters, in ints. */
    private static int recordSize(int length) {
        return 3 + length / 4;
    }

    private int bucket(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & (buckets.length - 2);
    }

    private static int hash(byte[] words, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + (words[at] & 0xff);
        }
        return hash;
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
