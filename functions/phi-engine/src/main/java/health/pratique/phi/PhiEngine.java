package health.pratique.phi;

import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.recognizer.NameRepeats;
import health.pratique.phi.recognizer.Recognizer;
import health.pratique.phi.recognizer.Recognizers;
import health.pratique.phi.tagger.NameTagger;
import health.pratique.phi.text.Lexicon;
import health.pratique.phi.text.Segments;
import health.pratique.phi.text.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The local detector: recognizers with checks over tokens that are cut and looked up once. Needs no network. Time and memory
 * grow with the length of the text, not faster. Thread-safe; keep one.
 */
public final class PhiEngine implements PhiInspector {

    private final Lexicon lexicon;
    private final List<Recognizer> recognizers;

    /** Read when it is first asked for: classes that no build has put together take theirs from the clock. */
    private volatile @Nullable String version;

    private PhiEngine(Lexicon lexicon, List<Recognizer> recognizers) {
        this.lexicon = lexicon;
        this.recognizers = List.copyOf(recognizers);
    }

    /** Loaded when it is first asked for; in a native image while that is built, so that no start waits for it. */
    private static final class Holder {
        private static final PhiEngine STANDARD = load();
    }

    /** All recognizers and the lexicon in the jar: one engine for all who ask. */
    public static PhiEngine standard() {
        return Holder.STANDARD;
    }

    /** The standard engine anew, which takes the time and the memory that {@link #standard()} saves. */
    public static PhiEngine load() {
        List<Recognizer> all = new ArrayList<>(Recognizers.standard());
        all.add(NameTagger.standard());
        all.addAll(Recognizers.afterTagger());
        return new PhiEngine(Lexicon.standard(), all);
    }

    @Override
    public List<PhiSpan> detect(String text) {
        return detect(text, new ArrayList<>());
    }

    @Override
    public Inspection inspect(String text) {
        List<TextRange> doubts = new ArrayList<>();
        List<PhiSpan> spans = detect(text, doubts);
        return Inspection.of(text, spans, doubts);
    }

    private List<PhiSpan> detect(String text, List<TextRange> doubts) {
        List<PhiSpan> found = new ArrayList<>();
        NameRepeats names = new NameRepeats();
        Tokens tokens = new Tokens(lexicon);
        int segments = 0;
        int from = 0;
        Findings findings = new Findings();
        while (from < text.length()) {
            int to = Segments.end(text, from);
            tokens.read(text, from, to);
            findings = Findings.of(tokens, recognizers);
            UndecidedNumbers.doubt(tokens, findings);
            doubts.addAll(findings.doubts());
            names.learn(tokens, findings);
            if (to < text.length() || segments > 0) {
                found.addAll(tokens.original(findings.spans()));
            }
            segments++;
            from = to;
        }
        if (segments <= 1) {
            names.recognize(tokens, findings);
            return SpanUnion.unite(List.of(tokens.original(findings.spans())));
        }
        return SpanUnion.unite(List.of(found, repeats(text, names, found)));
    }

    @Override
    public boolean isClinicalTerm(String text, PhiSpan span) {
        return ClinicalTerms.covers(new Tokens(lexicon), text, span);
    }

    /** Reads a text of any length and hands it on in pieces with what was found in them; closes nothing. */
    public void detect(Reader text, PhiStreamSink sink) throws IOException {
        new PhiStream(new Tokens(lexicon), recognizers).run(text, sink);
    }

    /** A second look at a text of several segments, for names that were first told in a later one. */
    private List<PhiSpan> repeats(String text, NameRepeats names, List<PhiSpan> found) {
        List<PhiSpan> repeats = new ArrayList<>();
        if (names.isEmpty()) {
            return repeats;
        }
        Tokens tokens = new Tokens(lexicon);
        int next = 0;
        int from = 0;
        while (from < text.length()) {
            int to = Segments.end(text, from);
            tokens.fill(text, from, to);
            Findings findings = new Findings();
            while (next < found.size() && found.get(next).start() < to) {
                findings.add(tokens, found.get(next++));
            }
            int known = findings.spans().size();
            names.recognize(tokens, findings);
            repeats.addAll(findings.spans().subList(known, findings.spans().size()));
            from = to;
        }
        return repeats;
    }

    @Override
    public String version() {
        String known = version;
        if (known == null) {
            known = EngineVersion.current();
            version = known;
        }
        return known;
    }
}
