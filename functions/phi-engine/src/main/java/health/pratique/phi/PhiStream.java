package health.pratique.phi;

import health.pratique.phi.recognizer.Findings;
import health.pratique.phi.recognizer.NameRepeats;
import health.pratique.phi.recognizer.Recognizer;
import health.pratique.phi.text.Segments;
import health.pratique.phi.text.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * Detection over a text that is too long to hold: one segment of at most {@link Segments#LONGEST} characters at a time, so that
 * the memory needed does not depend on the length. A name is found again after the place where it was first told, not before it:
 * {@link PhiEngine#detect} does both. Not thread-safe.
 */
final class PhiStream {

    private final Tokens tokens;
    private final List<Recognizer> recognizers;
    private final NameRepeats names = new NameRepeats();
    private long offset;

    PhiStream(Tokens tokens, List<Recognizer> recognizers) {
        this.tokens = tokens;
        this.recognizers = recognizers;
    }

    void run(Reader in, PhiStreamSink sink) throws IOException {
        StringBuilder pending = new StringBuilder(2 * Segments.LONGEST);
        char[] buffer = new char[Segments.LONGEST / 4];
        boolean more = true;
        while (more || !pending.isEmpty()) {
            while (more && pending.length() <= Segments.LONGEST) {
                int count = in.read(buffer);
                more = count >= 0;
                pending.append(buffer, 0, Math.max(0, count));
            }
            String text = pending.toString();
            int end = Segments.end(text, 0);
            segment(text.substring(0, end), sink);
            pending.delete(0, end);
        }
    }

    private void segment(String text, PhiStreamSink sink) throws IOException {
        tokens.read(text, 0, text.length());
        Findings findings = Findings.of(tokens, recognizers);
        names.learn(tokens, findings);
        names.recognize(tokens, findings);
        sink.accept(offset, text, SpanUnion.unite(List.of(tokens.original(findings.spans()))));
        offset += text.length();
    }
}
