package health.pratique.phi.training;

import health.pratique.phi.evaluate.GoldDocument;
import health.pratique.phi.evaluate.GoldReader;
import health.pratique.phi.evaluate.ScanNoise.Label;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text with its identifiers. Prints as {@code [PHI]}. */
public record LabelledText(String text, List<Label> labels) {

    public LabelledText {
        labels = List.copyOf(labels);
    }

    /** Those of a labelled file. */
    static List<LabelledText> in(Path file) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        try (GoldReader gold = GoldReader.open(file)) {
            for (var next = gold.next(); next.isPresent(); next = gold.next()) {
                GoldDocument document = next.get();
                texts.add(new LabelledText(
                        document.text(),
                        document.spans().stream()
                                .map(span -> new Label(span.start(), span.end(), span.type()))
                                .toList()));
            }
        }
        return texts;
    }

    @Override
    public String toString() {
        return "[PHI]";
    }
}
