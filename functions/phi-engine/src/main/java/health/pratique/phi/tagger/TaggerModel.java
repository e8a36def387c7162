package health.pratique.phi.tagger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Weights of a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) with hashed features: a byte for each
 * pair of feature and tag. Immutable, thread-safe.
 */
public final class TaggerModel {

    /** Pairs of tags weigh differently where the words touch and where something small stands between them. */
    public static final int DISTANCES = 2;

    static final int TAGS = Tag.ALL.length;

    private static final int MAGIC = 0x50525432;

    private final byte[] weights;
    private final int mask;
    private final float scale;
    private final float[] transitions;
    private final float[] transitionWeights;

    /**
     * @param weights {@code TAGS} for each feature; the number of features is a power of two
     * @param transitions from tag, to tag, for each distance
     */
    public TaggerModel(byte[] weights, float scale, float[] transitions) {
        this.weights = weights.clone();
        this.mask = weights.length / TAGS - 1;
        this.scale = scale;
        this.transitions = transitions.clone();
        this.transitionWeights = Chain.weights(transitions);
    }

    /** The one in the jar. Loads it: keep the result. */
    static TaggerModel standard() {
        try (InputStream in = TaggerModel.class.getResourceAsStream("tagger.bin")) {
            if (in == null) {
                throw new IllegalStateException("the tagger's model is missing from the jar: build it again");
            }
            return read(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static TaggerModel read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        if (data.readInt() != MAGIC) {
            throw new IOException("not a model of the tagger, or of another version of it");
        }
        float scale = data.readFloat();
        float[] transitions = new float[TAGS * TAGS * DISTANCES];
        for (int at = 0; at < transitions.length; at++) {
            transitions[at] = data.readFloat();
        }
        byte[] weights = data.readNBytes(data.readInt());
        return new TaggerModel(weights, scale, transitions);
    }

    /** Writes what {@link #read} reads. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeFloat(scale);
        for (float transition : transitions) {
            data.writeFloat(transition);
        }
        data.writeInt(weights.length);
        data.write(weights);
        data.flush();
    }

    /** Adds up the weights of the features, one sum for each tag, into {@code sums} from {@code offset} on. */
    void score(WordFeatures features, float[] sums, int offset) {
        score(features.hashes(), 0, features.count(), sums, offset);
    }

    /** The same for the features from {@code from} to before {@code to}. */
    public void score(int[] features, int from, int to, float[] sums, int offset) {
        int none = 0;
        int name = 0;
        int place = 0;
        int facility = 0;
        int organization = 0;
        int date = 0;
        int number = 0;
        for (int at = from; at < to; at++) {
            int slot = (features[at] & mask) * TAGS;
            none += weights[slot];
            name += weights[slot + 1];
            place += weights[slot + 2];
            facility += weights[slot + 3];
            organization += weights[slot + 4];
            date += weights[slot + 5];
            number += weights[slot + 6];
        }
        sums[offset] = none * scale;
        sums[offset + 1] = name * scale;
        sums[offset + 2] = place * scale;
        sums[offset + 3] = facility * scale;
        sums[offset + 4] = organization * scale;
        sums[offset + 5] = date * scale;
        sums[offset + 6] = number * scale;
    }

    /** A new chain with the transitions of this model. */
    public Chain chain() {
        return new Chain(transitionWeights);
    }
}
