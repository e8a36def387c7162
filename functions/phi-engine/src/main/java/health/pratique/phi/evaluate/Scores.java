package health.pratique.phi.evaluate;

import health.pratique.phi.evaluate.Comparison.PredictionEnd;
import health.pratique.phi.evaluate.Comparison.SpanEnd;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The figures over many texts, counted by the rules of the published scorer of the development data. Not thread-safe. */
final class Scores {

    private final Map<String, TypeRecall> byType = new TreeMap<>();
    private final Confusion confusion = new Confusion();
    private final TypedMatches typed = new TypedMatches();
    private int documents;
    private long characters;
    private int documentsWithIdentifiers;
    private int documentsWithoutLeak;
    private int hits;
    private int falsePositives;
    private int cleanDocuments;
    private int cleanTouched;
    private int cleanWithFalsePositive;
    private long plainCharacters;
    private long overRedactedCharacters;

    void add(Comparison comparison) {
        documents++;
        characters += comparison.document().text().length();
        addSpans(comparison);
        int falseHere = addPredictions(comparison);
        if (comparison.document().spans().isEmpty()) {
            cleanDocuments++;
            cleanTouched += comparison.predictions().isEmpty() ? 0 : 1;
            cleanWithFalsePositive += falseHere > 0 ? 1 : 0;
        }
        plainCharacters += comparison.plainCharacters();
        overRedactedCharacters += comparison.overRedactedCharacters();
        confusion.add(comparison);
        typed.add(comparison);
    }

    void add(Scores other) {
        other.byType.forEach((type, recall) -> byType.merge(type, recall, TypeRecall::plus));
        confusion.add(other.confusion);
        typed.add(other.typed);
        documents += other.documents;
        characters += other.characters;
        documentsWithIdentifiers += other.documentsWithIdentifiers;
        documentsWithoutLeak += other.documentsWithoutLeak;
        hits += other.hits;
        falsePositives += other.falsePositives;
        cleanDocuments += other.cleanDocuments;
        cleanTouched += other.cleanTouched;
        cleanWithFalsePositive += other.cleanWithFalsePositive;
        plainCharacters += other.plainCharacters;
        overRedactedCharacters += other.overRedactedCharacters;
    }

    private void addSpans(Comparison comparison) {
        int counted = 0;
        boolean leak = false;
        for (GoldSpan span : comparison.document().spans()) {
            if (!span.counts()) {
                continue;
            }
            counted++;
            boolean gone = comparison.end(span) == SpanEnd.GONE;
            byType.merge(
                    span.type(), new TypeRecall(1, gone ? 1 : 0, comparison.touched(span) ? 1 : 0), TypeRecall::plus);
            leak |= !gone;
        }
        if (counted > 0) {
            documentsWithIdentifiers++;
            documentsWithoutLeak += leak ? 0 : 1;
        }
    }

    private int addPredictions(Comparison comparison) {
        int falseHere = 0;
        for (Prediction prediction : comparison.predictions()) {
            PredictionEnd end = comparison.end(prediction);
            hits += end == PredictionEnd.HIT ? 1 : 0;
            falseHere += end == PredictionEnd.FALSE_POSITIVE ? 1 : 0;
        }
        falsePositives += falseHere;
        return falseHere;
    }

    int documents() {
        return documents;
    }

    long characters() {
        return characters;
    }

    /** Over all types. */
    TypeRecall recall() {
        return byType.values().stream().reduce(TypeRecall.NONE, TypeRecall::plus);
    }

    /** By type, the most frequent first. */
    Map<String, TypeRecall> byType() {
        Map<String, TypeRecall> sorted = new LinkedHashMap<>();
        byType.entrySet().stream()
                .sorted((a, b) ->
                        Integer.compare(b.getValue().labels(), a.getValue().labels()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Texts without a leak among those with an identifier that should go. */
    Share documentsWithoutLeak() {
        return new Share(documentsWithoutLeak, documentsWithIdentifiers);
    }

    /** Predictions that touch a label among those and the false positives. */
    Share precision() {
        return new Share(hits, hits + (long) falsePositives);
    }

    int falsePositives() {
        return falsePositives;
    }

    /** A thousand times the false positives, among the characters. */
    Share falsePositivesPerThousand() {
        return new Share(1000L * falsePositives, characters);
    }

    /** Texts without any label in which anything would be redacted. */
    Share cleanTouched() {
        return new Share(cleanTouched, cleanDocuments);
    }

    /** Texts without any label that have a false positive: what is ignored does not count. */
    Share cleanWithFalsePositive() {
        return new Share(cleanWithFalsePositive, cleanDocuments);
    }

    /** Letters and digits that go for nothing, among those that are not labelled. */
    Share overRedactedCharacters() {
        return new Share(overRedactedCharacters, plainCharacters);
    }

    TypedMatches typed() {
        return typed;
    }

    Confusion confusion() {
        return confusion;
    }
}
