package health.pratique.phi.evaluate;

import java.util.BitSet;
import java.util.List;

/** The labels of one text beside what would be redacted in it. */
final class Comparison {

    /** What became of a labelled identifier. */
    enum SpanEnd {
        /** Every letter and digit goes. */
        GONE,
        /** Some of it goes, and a letter or digit stays. */
        IN_PART,
        MISSED
    }

    /** What a prediction is worth. */
    enum PredictionEnd {
        HIT,
        /** It touches only what may be redacted or not. */
        IGNORED,
        FALSE_POSITIVE
    }

    private final GoldDocument document;
    private final List<Prediction> predictions;
    private final BitSet covered = new BitSet();
    private final BitSet labelled = new BitSet();
    private final BitSet ignored = new BitSet();

    Comparison(GoldDocument document, List<Prediction> predictions) {
        this.document = document;
        this.predictions = List.copyOf(predictions);
        predictions.forEach(prediction -> covered.set(prediction.start(), prediction.end()));
        document.spans().forEach(span -> labelled.set(span.start(), span.end()));
        document.ignored().forEach(range -> ignored.set(range.start(), range.end()));
    }

    GoldDocument document() {
        return document;
    }

    List<Prediction> predictions() {
        return predictions;
    }

    SpanEnd end(GoldSpan span) {
        if (leakedCharacters(span) == 0) {
            return SpanEnd.GONE;
        }
        return any(covered, span.start(), span.end()) ? SpanEnd.IN_PART : SpanEnd.MISSED;
    }

    /** Whether any character of the span goes: not the same as not missed, for a span of punctuation alone. */
    boolean touched(GoldSpan span) {
        return any(covered, span.start(), span.end());
    }

    PredictionEnd end(Prediction prediction) {
        if (any(labelled, prediction.start(), prediction.end())) {
            return PredictionEnd.HIT;
        }
        return any(ignored, prediction.start(), prediction.end())
                ? PredictionEnd.IGNORED
                : PredictionEnd.FALSE_POSITIVE;
    }

    /** Letters and digits of the span that stay. */
    int leakedCharacters(GoldSpan span) {
        int count = 0;
        for (int at = span.start(); at < span.end(); at++) {
            count += isLetterOrDigit(document.text(), at) && !covered.get(at) ? 1 : 0;
        }
        return count;
    }

    /** Letters and digits of the text outside all labels. */
    int plainCharacters() {
        int count = 0;
        String text = document.text();
        for (int at = labelled.nextClearBit(0); at < text.length(); at = labelled.nextClearBit(at + 1)) {
            count += isLetterOrDigit(text, at) ? 1 : 0;
        }
        return count;
    }

    /** Letters and digits that go although they are neither labelled nor ignored. */
    int overRedactedCharacters() {
        int count = 0;
        String text = document.text();
        for (int at = covered.nextSetBit(0); at >= 0 && at < text.length(); at = covered.nextSetBit(at + 1)) {
            count += isLetterOrDigit(text, at) && !labelled.get(at) && !ignored.get(at) ? 1 : 0;
        }
        return count;
    }

    boolean isCovered(int at) {
        return covered.get(at);
    }

    private static boolean any(BitSet bits, int from, int to) {
        int first = bits.nextSetBit(from);
        return first >= 0 && first < to;
    }

    /** As the published scorer has it: numbers such as ½ and Ⅳ count too. A pair of surrogates counts at its first. */
    static boolean isLetterOrDigit(String text, int at) {
        int character = text.codePointAt(at);
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
