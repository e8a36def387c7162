package health.pratique.phi.evaluate;

import health.pratique.model.ReleasePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to evaluate, and how.
 *
 * @param files labelled texts, at least one
 * @param variants the first is the one that the others are held against
 * @param found what another detector found, to be scored instead of the engine's work
 * @param json where the figures go for machines
 * @param examples how many misses and false positives are printed with their text; 0 prints none
 * @param seed of the scanning noise
 * @param rate share of the characters that a scan misreads
 */
public record EvaluationOptions(
        List<Path> files,
        List<Variant> variants,
        ReleasePolicy policy,
        Optional<Path> found,
        Optional<Path> json,
        int examples,
        long seed,
        double rate) {

    public static final int EXAMPLES = 20;
    public static final long SEED = 1;
    public static final double RATE = 0.03;

    public EvaluationOptions {
        files = List.copyOf(files);
        variants = List.copyOf(variants);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("name at least one labelled file");
        }
        if (variants.isEmpty() || variants.stream().distinct().count() < variants.size()) {
            throw new IllegalArgumentException("name each variant once");
        }
        if (found.isPresent() && !variants.equals(List.of(Variant.PLAIN))) {
            throw new IllegalArgumentException("what another detector found can be scored as plain only");
        }
        if (examples < 0) {
            throw new IllegalArgumentException("a number of examples is 0 or more");
        }
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("the scan rate is a share from 0 to 1");
        }
    }
}
