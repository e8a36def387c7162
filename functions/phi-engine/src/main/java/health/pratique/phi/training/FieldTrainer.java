package health.pratique.phi.training;

import health.pratique.phi.tagger.Chain;
import health.pratique.phi.tagger.Tag;
import health.pratique.phi.tagger.TaggerModel;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains a linear-chain conditional random field by AdaGrad (Duchi, Hazan, Singer 2011) on the logarithm of the likelihood, with
 * features left out at random, so that no single one is relied on. One thread; the result depends on examples and seed alone.
 */
final class FieldTrainer {

    private static final int TAGS = Tag.values().length;
    private static final float RATE = 0.15f;
    private static final float DECAY = 2e-6f;
    private static final int DROPPED_IN_256 = 100;

    private final int mask;
    private final float[] weights;
    private final float[] squares;
    private final float[] transitions = new float[TAGS * TAGS * TaggerModel.DISTANCES];
    private final float[] transitionSquares = new float[transitions.length];
    private final Chain model = new Chain();
    private final Chain truth = new Chain();
    private final SplittableRandom random;
    private int[] kept = new int[4096];
    private int[] keptEnds = new int[512];

    /** @param features a power of two */
    FieldTrainer(int features, long seed) {
        this.mask = features - 1;
        this.weights = new float[features * TAGS];
        this.squares = new float[features * TAGS];
        this.random = new SplittableRandom(seed);
    }

    /** One pass over the examples in a new order. Answers the mean of minus the logarithm of the likelihood. */
    double pass(List<Example> examples, float rate) {
        int[] order = new int[examples.size()];
        for (int at = 0; at < order.length; at++) {
            int other = random.nextInt(at + 1);
            order[at] = order[other];
            order[other] = at;
        }
        double loss = 0;
        long words = 0;
        model.transitions(transitions);
        truth.transitions(transitions);
        for (int at = 0; at < order.length; at++) {
            Example example = examples.get(order[at]);
            loss += step(example, RATE * rate);
            words += example.size();
            if ((at & 0x3f) == 0) {
                model.transitions(transitions);
                truth.transitions(transitions);
            }
        }
        return loss / Math.max(1, words);
    }

    private double step(Example example, float rate) {
        drop(example);
        fill(model, example, false);
        double all = model.run();
        fill(truth, example, true);
        double right = truth.run();
        int from = 0;
        for (int word = 0; word < example.size(); word++) {
            for (int tag = 0; tag < TAGS; tag++) {
                float slope = truth.probability(word, tag) - model.probability(word, tag);
                if (Math.abs(slope) > 1e-4f) {
                    for (int at = from; at < keptEnds[word]; at++) {
                        learn(weights, squares, kept[at] + tag, slope, rate);
                    }
                }
                if (word > 0) {
                    for (int before = 0; before < TAGS; before++) {
                        float pair = truth.probability(word, before, tag) - model.probability(word, before, tag);
                        int slot = (example.distances()[word] * TAGS + before) * TAGS + tag;
                        learn(transitions, transitionSquares, slot, pair, rate);
                    }
                }
            }
            from = keptEnds[word];
        }
        return all - right;
    }

    private void drop(Example example) {
        int[] features = example.features();
        if (features.length > kept.length) {
            kept = new int[features.length * 2];
        }
        if (example.size() > keptEnds.length) {
            keptEnds = new int[example.size() * 2];
        }
        int size = 0;
        int at = 0;
        for (int word = 0; word < example.size(); word++) {
            for (; at < example.ends()[word]; at++) {
                if ((random.nextInt() & 0xff) >= DROPPED_IN_256) {
                    kept[size++] = (features[at] & mask) * TAGS;
                }
            }
            keptEnds[word] = size;
        }
    }

    private void fill(Chain chain, Example example, boolean right) {
        chain.clear();
        int from = 0;
        for (int word = 0; word < example.size(); word++) {
            int offset = chain.add(example.distances()[word]);
            float[] sums = chain.sums();
            for (int tag = 0; tag < TAGS; tag++) {
                sums[offset + tag] = 0;
            }
            for (int at = from; at < keptEnds[word]; at++) {
                for (int tag = 0; tag < TAGS; tag++) {
                    sums[offset + tag] += weights[kept[at] + tag];
                }
            }
            int wanted = example.tags()[word];
            for (int tag = 0; right && wanted >= 0 && tag < TAGS; tag++) {
                sums[offset + tag] = tag == wanted ? sums[offset + tag] : -1e4f;
            }
            from = keptEnds[word];
        }
    }

    private static void learn(float[] values, float[] squares, int slot, float slope, float rate) {
        float gradient = slope - DECAY * values[slot];
        squares[slot] += gradient * gradient;
        values[slot] += rate * gradient / (float) Math.sqrt(squares[slot] + 1e-2f);
    }

    /** The weights as bytes. What was left out in training is made up for. */
    TaggerModel model() {
        float most = 0;
        for (float weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        float largest = Math.min(most, 6f);
        byte[] bytes = new byte[weights.length];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Math.round(Math.clamp(weights[at] / largest * 127, -127f, 127f));
        }
        float kept = 1 - DROPPED_IN_256 / 256f;
        return new TaggerModel(bytes, largest / 127 * kept, transitions);
    }
}
