package health.pratique.kit.activity;

import java.util.stream.Stream;

/**
 * SimHash (Charikar, Similarity Estimation Techniques from Rounding Algorithms, STOC 2002): 64 bits that differ in few places for texts
 * that differ in few places. Three words in a row are one feature, so that the order counts. Nothing of the text can be read
 * from it; as with a digest, a text that is known can be recognised.
 */
public final class ContentSketch {

    /**
     * Places in which sketches of nearly the same content differ at most. Three serve for web pages (Manku et al., Detecting
     * Near-Duplicates for Web Crawling, WWW 2007); a clinical note is shorter, and a changed date or name weighs more in it.
     */
    public static final int NEAR = 6;

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final int[] votes = new int[Long.SIZE];
    private long before;
    private long last;
    private long words;

    private ContentSketch() {}

    /** @return 0 for texts without a word */
    public static long of(Stream<String> texts) {
        ContentSketch sketch = new ContentSketch();
        texts.forEach(sketch::add);
        return sketch.bits();
    }

    public static boolean near(long one, long other) {
        return Long.bitCount(one ^ other) <= NEAR;
    }

    private void add(String text) {
        long word = OFFSET;
        boolean inWord = false;
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(letter)) {
                word = (word ^ Character.toLowerCase(letter)) * PRIME;
                inWord = true;
            } else if (inWord) {
                vote(word);
                word = OFFSET;
                inWord = false;
            }
        }
    }

    private void vote(long word) {
        long shingle = spread(word + 3 * spread(last + 3 * spread(before)));
        before = last;
        last = word;
        words++;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            votes[bit] += (int) ((shingle >>> bit) & 1) * 2 - 1;
        }
    }

    /** The finisher of MurmurHash3: each bit of the outcome depends on each bit. */
    private static long spread(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private long bits() {
        long bits = 0;
        for (int bit = 0; bit < Long.SIZE && words > 0; bit++) {
            bits |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return bits;
    }
}
