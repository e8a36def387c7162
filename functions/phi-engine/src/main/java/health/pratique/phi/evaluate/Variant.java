package health.pratique.phi.evaluate;

import health.pratique.phi.TextRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** In what shape a labelled text is put before the detector. */
public enum Variant {
    PLAIN,
    CAPITALS,
    SMALL,
    SCANNED;

    /** As the command line has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException naming the words there are */
    public static Variant of(String word) {
        return Arrays.stream(values())
                .filter(variant -> variant.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such variant; there are "
                        + Arrays.stream(values()).map(Variant::word).collect(Collectors.joining(", "))));
    }

    GoldDocument apply(GoldDocument document, EvaluationOptions options) {
        return switch (this) {
            case PLAIN -> document;
            case CAPITALS -> recased(document, true);
            case SMALL -> recased(document, false);
            case SCANNED -> scanned(document, options);
        };
    }

    /** Unit by unit, so that offsets stay: ß has no capital here. */
    private static GoldDocument recased(GoldDocument document, boolean capitals) {
        char[] text = document.text().toCharArray();
        for (int i = 0; i < text.length; i++) {
            text[i] = capitals ? Character.toUpperCase(text[i]) : Character.toLowerCase(text[i]);
        }
        return new GoldDocument(document.id(), new String(text), document.spans(), document.ignored());
    }

    /** Each text with noise of its own, that depends on its id and the seed. */
    private static GoldDocument scanned(GoldDocument document, EvaluationOptions options) {
        List<ScanNoise.Label> labels = new ArrayList<>();
        document.spans().forEach(span -> labels.add(new ScanNoise.Label(span.start(), span.end(), span.type())));
        document.ignored().forEach(range -> labels.add(new ScanNoise.Label(range.start(), range.end(), "")));
        long seed = options.seed() * 31 + document.id().hashCode();
        ScanNoise.Page page = ScanNoise.read(document.text(), labels, seed, options.rate());
        List<GoldSpan> spans = new ArrayList<>();
        List<TextRange> ignored = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            ScanNoise.Label moved = page.labels().get(i);
            if (i < document.spans().size()) {
                spans.add(document.spans().get(i).at(moved.start(), moved.end()));
            } else {
                ignored.add(new TextRange(moved.start(), moved.end()));
            }
        }
        return new GoldDocument(document.id(), page.text(), spans, ignored);
    }
}
