package health.pratique.phi.tagger;

import java.util.Arrays;

/**
 * The probability of each tag for each word of a row of open words: forward-backward over the chain (Rabiner 1989), in
 * probabilities that are scaled at each word. Used again for each row; not thread-safe.
 */
public final class Chain {

    private static final int TAGS = TaggerModel.TAGS;

    private static final int USUAL = 16;

    private float[] potentials = new float[USUAL * TAGS];
    private int[] distances = new int[USUAL];
    private float[] forward = new float[USUAL * TAGS];
    private float[] backward = new float[USUAL * TAGS];
    private float[] scales = new float[USUAL];
    private float[] weights;
    private int size;

    /** In which every tag follows every other as easily, until {@link #transitions} tells more. */
    public Chain() {
        this(weights(new float[TAGS * TAGS * TaggerModel.DISTANCES]));
    }

    /** @param weights of {@link #weights}; shared, not copied */
    Chain(float[] weights) {
        this.weights = weights;
    }

    /** @param transitions from tag, to tag, for each distance, as logarithms */
    public void transitions(float[] transitions) {
        weights = weights(transitions);
    }

    /** What transitions given as logarithms weigh. */
    static float[] weights(float[] transitions) {
        float[] weights = new float[transitions.length];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = (float) Math.exp(transitions[at]);
        }
        return weights;
    }

    /** Begins a new row. */
    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /**
     * Adds a word and answers where its sums belong in {@link #sums()}.
     *
     * @param distance 0 if it touches the word before it, 1 otherwise
     */
    public int add(int distance) {
        if (size == distances.length) {
            int larger = size * 2;
            potentials = Arrays.copyOf(potentials, larger * TAGS);
            forward = Arrays.copyOf(forward, larger * TAGS);
            backward = Arrays.copyOf(backward, larger * TAGS);
            distances = Arrays.copyOf(distances, larger);
            scales = Arrays.copyOf(scales, larger);
        }
        distances[size] = distance;
        return size++ * TAGS;
    }

    /** The sums of weights; {@link #run} turns them into potentials. */
    public float[] sums() {
        return potentials;
    }

    /** Computes the probabilities under the sums. Answers the logarithm of their norm. */
    public double run() {
        double norm = 0;
        for (int word = 0; word < size; word++) {
            float most = Float.NEGATIVE_INFINITY;
            for (int tag = 0; tag < TAGS; tag++) {
                most = Math.max(most, potentials[word * TAGS + tag]);
            }
            for (int tag = 0; tag < TAGS; tag++) {
                potentials[word * TAGS + tag] = (float) Math.exp(potentials[word * TAGS + tag] - most);
            }
            norm += most;
        }
        for (int word = 0; word < size; word++) {
            float sum = 0;
            for (int tag = 0; tag < TAGS; tag++) {
                float in = word == 0 ? 1 : into(word, tag);
                sum += forward[word * TAGS + tag] = in * potentials[word * TAGS + tag];
            }
            scales[word] = sum;
            norm += Math.log(sum);
            for (int tag = 0; tag < TAGS; tag++) {
                forward[word * TAGS + tag] /= sum;
            }
        }
        for (int word = size - 1; word >= 0; word--) {
            for (int tag = 0; tag < TAGS; tag++) {
                backward[word * TAGS + tag] = word == size - 1 ? 1 : out(word, tag) / scales[word + 1];
            }
        }
        return norm;
    }

    /** The probability of the tag at the word. */
    public float probability(int word, int tag) {
        return forward[word * TAGS + tag] * backward[word * TAGS + tag];
    }

    /** The probability of the tag at the word with this one before it. */
    public float probability(int word, int before, int tag) {
        return forward[(word - 1) * TAGS + before]
                * weights[(distances[word] * TAGS + before) * TAGS + tag]
                * potentials[word * TAGS + tag]
                * backward[word * TAGS + tag]
                / scales[word];
    }

    public int distance(int word) {
        return distances[word];
    }

    private float into(int word, int tag) {
        float sum = 0;
        for (int before = 0; before < TAGS; before++) {
            sum += forward[(word - 1) * TAGS + before] * weights[(distances[word] * TAGS + before) * TAGS + tag];
        }
        return sum;
    }

    private float out(int word, int tag) {
        float sum = 0;
        for (int next = 0; next < TAGS; next++) {
            sum += weights[(distances[word + 1] * TAGS + tag) * TAGS + next]
                    * potentials[(word + 1) * TAGS + next]
                    * backward[(word + 1) * TAGS + next];
        }
        return sum;
    }
}
