package health.pratique.phi.training;

import health.pratique.phi.tagger.Chain;
import health.pratique.phi.tagger.TaggerModel;
import java.util.List;
import java.util.Locale;

/** How well the open words of examples are tagged, at several thresholds. */
final class TagCount {

    private static final float[] THRESHOLDS = {0.2f, 0.3f, 0.4f, 0.5f};

    private final TaggerModel model;
    private final Chain chain;
    private final int[] right = new int[THRESHOLDS.length];
    private final int[] wrong = new int[THRESHOLDS.length];
    private int wanted;
    private int words;

    TagCount(TaggerModel model) {
        this.model = model;
        this.chain = model.chain();
    }

    void add(List<Example> examples) {
        for (Example example : examples) {
            chain.clear();
            int from = 0;
            for (int word = 0; word < example.size(); word++) {
                int offset = chain.add(example.distances()[word]);
                model.score(example.features(), from, example.ends()[word], chain.sums(), offset);
                from = example.ends()[word];
            }
            chain.run();
            for (int word = 0; word < example.size(); word++) {
                if (example.tags()[word] >= 0) {
                    count(1 - chain.probability(word, 0), example.tags()[word] > 0);
                }
            }
        }
    }

    private void count(float probability, boolean isWanted) {
        words++;
        wanted += isWanted ? 1 : 0;
        for (int at = 0; at < THRESHOLDS.length; at++) {
            if (probability >= THRESHOLDS[at]) {
                right[at] += isWanted ? 1 : 0;
                wrong[at] += isWanted ? 0 : 1;
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < THRESHOLDS.length; at++) {
            out.append(String.format(
                    Locale.ROOT,
                    "  %.1f: R %.3f P %.3f",
                    THRESHOLDS[at],
                    right[at] / (double) Math.max(1, wanted),
                    right[at] / (double) Math.max(1, right[at] + wrong[at])));
        }
        return out + "  of " + wanted + " in " + words;
    }
}
