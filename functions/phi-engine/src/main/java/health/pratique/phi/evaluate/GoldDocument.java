package health.pratique.phi.evaluate;

import health.pratique.phi.TextRange;
import java.util.List;

/** A labelled text. It is taken for PHI and prints as such. */
public record GoldDocument(String id, String text, List<GoldSpan> spans, List<TextRange> ignored) {

    public GoldDocument {
        spans = List.copyOf(spans);
        ignored = List.copyOf(ignored);
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
