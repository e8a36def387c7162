package health.pratique.phi.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The chain's probabilities are those of adding up all sequences of tags one by one. */
class ChainTest {

    private static final int TAGS = TaggerModel.TAGS;

    @Property(tries = 100)
    void probabilitiesAreThoseOfAllSequences(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int words) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] transitions = new float[TAGS * TAGS * TaggerModel.DISTANCES];
        for (int at = 0; at < transitions.length; at++) {
            transitions[at] = (float) random.nextDouble(-2, 2);
        }
        float[][] sums = new float[words][TAGS];
        int[] distances = new int[words];
        Chain chain = new Chain();
        chain.transitions(transitions);
        for (int word = 0; word < words; word++) {
            distances[word] = random.nextInt(TaggerModel.DISTANCES);
            int offset = chain.add(distances[word]);
            for (int tag = 0; tag < TAGS; tag++) {
                sums[word][tag] = (float) random.nextDouble(-5, 5);
                chain.sums()[offset + tag] = sums[word][tag];
            }
        }
        chain.run();
        double[][] expected = enumerated(sums, distances, transitions);
        for (int word = 0; word < words; word++) {
            for (int tag = 0; tag < TAGS; tag++) {
                assertThat((double) chain.probability(word, tag)).isCloseTo(expected[word][tag], within(1e-4));
            }
        }
    }

    private static double[][] enumerated(float[][] sums, int[] distances, float[] transitions) {
        int words = sums.length;
        double[][] probabilities = new double[words][TAGS];
        double all = 0;
        for (int sequence = 0; sequence < Math.pow(TAGS, words); sequence++) {
            int rest = sequence;
            int[] tags = new int[words];
            double weight = 0;
            for (int word = 0; word < words; word++) {
                tags[word] = rest % TAGS;
                rest /= TAGS;
                weight += sums[word][tags[word]];
                weight += word == 0 ? 0 : transitions[(distances[word] * TAGS + tags[word - 1]) * TAGS + tags[word]];
            }
            double likelihood = Math.exp(weight);
            all += likelihood;
            for (int word = 0; word < words; word++) {
                probabilities[word][tags[word]] += likelihood;
            }
        }
        for (double[] word : probabilities) {
            for (int tag = 0; tag < TAGS; tag++) {
                word[tag] /= all;
            }
        }
        return probabilities;
    }
}
