package health.pratique.phi.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** Puts every labelled text before a detector in every wanted shape, and counts. */
final class Evaluation {

    private final EvaluationOptions options;
    private final Redaction redaction;
    private final Map<Path, Map<Variant, Scores>> byFile = new LinkedHashMap<>();
    private final Map<Variant, Examples> misses = new EnumMap<>(Variant.class);
    private final Map<Variant, Examples> falsePositives = new EnumMap<>(Variant.class);

    Evaluation(EvaluationOptions options, Redaction redaction) {
        this.options = options;
        this.redaction = redaction;
        for (Variant variant : options.variants()) {
            misses.put(variant, new Examples());
            falsePositives.put(variant, new Examples());
        }
    }

    /**
     * Reads all files.
     *
     * @param charactersDone is told of each text, how many characters it has
     * @throws InvalidGold if a file cannot be used
     */
    void run(LongConsumer charactersDone) throws IOException {
        for (Path file : options.files()) {
            Map<Variant, Scores> scores = new EnumMap<>(Variant.class);
            options.variants().forEach(variant -> scores.put(variant, new Scores()));
            if (byFile.put(file, scores) != null) {
                throw new InvalidGold(file, 0, "is named twice");
            }
            try (GoldReader reader = GoldReader.open(file)) {
                for (Optional<GoldDocument> next = reader.next(); next.isPresent(); next = reader.next()) {
                    compare(PolicyLabels.of(next.get(), options.policy()), scores);
                    charactersDone.accept(next.get().text().length());
                }
            }
        }
    }

    private void compare(GoldDocument document, Map<Variant, Scores> scores) {
        Set<Integer> missedBefore = new HashSet<>();
        Set<String> falseBefore = new HashSet<>();
        for (Variant variant : options.variants()) {
            GoldDocument shaped = variant.apply(document, options);
            Comparison comparison = new Comparison(shaped, redaction.of(shaped));
            scoresOf(scores, variant).add(comparison);
            if (options.examples() > 0) {
                collect(comparison, variant, missedBefore, falseBefore);
            }
        }
    }

    /** A later variant shows only what the first did not. */
    private void collect(Comparison comparison, Variant variant, Set<Integer> missedBefore, Set<String> falseBefore) {
        boolean first = variant == options.variants().getFirst();
        List<GoldSpan> spans = comparison.document().spans();
        for (int i = 0; i < spans.size(); i++) {
            GoldSpan span = spans.get(i);
            if (span.counts() && comparison.end(span) != Comparison.SpanEnd.GONE) {
                if (first) {
                    missedBefore.add(i);
                }
                if (first || !missedBefore.contains(i)) {
                    examplesOf(misses, variant).add(Example.miss(comparison, span));
                }
            }
        }
        for (Prediction prediction : comparison.predictions()) {
            if (comparison.end(prediction) == Comparison.PredictionEnd.FALSE_POSITIVE) {
                Example example = Example.falsePositive(comparison, prediction);
                String value = example.value().toLowerCase(Locale.ROOT);
                if (first) {
                    falseBefore.add(value);
                }
                if (first || !falseBefore.contains(value)) {
                    examplesOf(falsePositives, variant).add(example);
                }
            }
        }
    }

    EvaluationOptions options() {
        return options;
    }

    List<Path> files() {
        return new ArrayList<>(byFile.keySet());
    }

    Scores of(Path file, Variant variant) {
        return scoresOf(byFile.getOrDefault(file, Map.of()), variant);
    }

    /** Over all files. */
    Scores total(Variant variant) {
        Scores total = new Scores();
        byFile.values().forEach(scores -> total.add(scoresOf(scores, variant)));
        return total;
    }

    Examples misses(Variant variant) {
        return examplesOf(misses, variant);
    }

    Examples falsePositives(Variant variant) {
        return examplesOf(falsePositives, variant);
    }

    private static Scores scoresOf(Map<Variant, Scores> scores, Variant variant) {
        return Optional.ofNullable(scores.get(variant)).orElseThrow();
    }

    private static Examples examplesOf(Map<Variant, Examples> examples, Variant variant) {
        return Optional.ofNullable(examples.get(variant)).orElseThrow();
    }
}
