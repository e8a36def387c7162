package health.pratique.phi;

import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.recognizer.Recognizer;
import health.pratique.phi.recognizer.Recognizers;
import health.pratique.phi.text.Lexicon;
import health.pratique.phi.text.Segments;
import health.pratique.phi.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * The local detector: recognizers with checks over tokens that are cut and looked up once. Needs no network. Time and memory
 * grow with the length of the text, not faster. Thread-safe; keep one.
 */
public final class PhiEngine implements PhiDetector {

    private static final String VERSION = "pratique-phi/1";

    private final Lexicon lexicon;
    private final List<Recognizer> recognizers;

    private PhiEngine(Lexicon lexicon, List<Recognizer> recognizers) {
        this.lexicon = lexicon;
        this.recognizers = List.copyOf(recognizers);
    }

    /** All recognizers and the lexicon in the jar. Loads it: keep the result. */
    public static PhiEngine standard() {
        return new PhiEngine(Lexicon.standard(), Recognizers.standard());
    }

    @Override
    public List<PhiSpan> detect(String text) {
        List<PhiSpan> found = new ArrayList<>();
        Tokens tokens = new Tokens(lexicon);
        int from = 0;
        while (from < text.length()) {
            int to = Segments.end(text, from);
            tokens.fill(text, from, to);
            Findings findings = new Findings();
            for (Recognizer recognizer : recognizers) {
                recognizer.recognize(tokens, findings);
            }
            found.addAll(findings.spans());
            from = to;
        }
        return SpanUnion.unite(List.of(found));
    }

    @Override
    public String version() {
        return VERSION;
    }
}
