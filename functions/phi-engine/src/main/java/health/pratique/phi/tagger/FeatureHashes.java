package health.pratique.phi.tagger;

/**
 * The features of one token: the number of a feature and what it says, mixed to a hash. The model is trained on these hashes, so
 * that another way to mix them needs another model. Not thread-safe.
 */
final class FeatureHashes {

    /** No token has more features. */
    static final int MOST = 128;

    private final int[] hashes = new int[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** All hashes; the first {@link #count} of them count. */
    int[] hashes() {
        return hashes;
    }

    void add(int feature, int value) {
        if (count < MOST) {
            int mixed = value * 0x9E3779B1 + feature * 0x85EBCA6B;
            mixed ^= mixed >>> 15;
            mixed *= 0x2C1B3C6D;
            hashes[count++] = mixed ^ mixed >>> 13;
        }
    }

    void add(int feature, int one, int two) {
        add(feature, one * 0x27D4EB2F + two);
    }

    void add(int feature, int one, boolean two, boolean three) {
        add(feature, one * 4 + (two ? 1 : 0) + (three ? 2 : 0));
    }

    void add(int feature, int one, boolean two) {
        add(feature, one * 2 + (two ? 1 : 0));
    }

    void add(int feature, int one, int two, boolean three) {
        add(feature, one * 0x27D4EB2F + two * 2 + (three ? 1 : 0));
    }

    void add(int feature, int one, int two, int three) {
        add(feature, (one * 0x27D4EB2F + two) * 0x165667B1 + three);
    }
}
