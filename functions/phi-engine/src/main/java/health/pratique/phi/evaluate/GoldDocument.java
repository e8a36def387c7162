package health.pratique.phi.evaluate;

import health.pratique.phi.TextRange;
import java.util.List;

/** A labelled text. It is taken for PHI and prints as such. */
record GoldDocument(String id, String text, List<GoldSpan> spans, List<TextRange> ignored) {

    GoldDocument {
        spans = List.copyOf(spans);
        ignored = List.copyOf(ignored);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
