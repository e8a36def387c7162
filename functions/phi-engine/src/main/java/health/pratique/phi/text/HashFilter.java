package health.pratique.phi.text;

/** Tells of most words, by their hash, that they are none of a set: of the rest, they have to be compared. Not thread-safe. */
public final class HashFilter {

    private static final int BITS_OF_WORD = 8;

    private final long[] bits;

    /** @param words how many will be added, about */
    public HashFilter(int words) {
        this.bits = new long[Math.max(1, Integer.highestOneBit(words * BITS_OF_WORD / Long.SIZE) * 2)];
    }

    /** @param hash a {@link Tokens#hash} */
    public void add(int hash) {
        bits[hash >>> 6 & bits.length - 1] |= 1L << hash;
    }

    /** Whether a word with this hash may have been added; if not, none was. */
    public boolean mayHave(int hash) {
        return bit(hash) != 0;
    }

    /** 1 if a word with this hash may have been added. */
    int bit(int hash) {
        return (int) (bits[hash >>> 6 & bits.length - 1] >>> hash) & 1;
    }
}
