package health.pratique.phi.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.pratique.model.ReleasePolicy;
import health.pratique.phi.Deidentifier;
import health.pratique.phi.PhiDetector;
import health.pratique.phi.PhiEngine;
import health.pratique.phi.PhiSpan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads lines {@code {"id","text"}} and writes lines {@code {"id","spans":[{"start","end","type","confidence"}]}}: what would be
 * redacted, not what is found and kept. The type is the {@link health.pratique.phi.PhiCategory}; offsets are UTF-16 units.
 */
public final class DetectJsonl {

    private final PhiDetector detector;
    private final Deidentifier deidentifier;
    private final ObjectMapper json = new ObjectMapper();

    /** The key matters for surrogates only, so that any will do here. */
    public DetectJsonl(PhiDetector detector, ReleasePolicy policy) {
        this.detector = detector;
        this.deidentifier = Deidentifier.of(policy, new byte[32]);
    }

    /** Lines in, lines out, in the same order. Returns how many lines there were. Closes neither. */
    public int run(Reader in, Writer out) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        int count = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode document = json.readTree(line);
            ObjectNode found = json.createObjectNode();
            found.set("id", document.get("id"));
            ArrayNode spans = found.putArray("spans");
            String text = document.path("text").asText();
            for (PhiSpan span : deidentifier.redacted(text, detector.detect(text))) {
                spans.addObject()
                        .put("start", span.start())
                        .put("end", span.end())
                        .put("type", span.type().category().name())
                        .put("confidence", span.confidence());
            }
            out.write(json.writeValueAsString(found));
            out.write('\n');
            count++;
        }
        out.flush();
        return count;
    }

    /** {@code IN OUT}: the standard engine under SAFE_HARBOR. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("usage: DetectJsonl IN OUT");
        }
        try (Reader in = Files.newBufferedReader(Path.of(arguments[0]));
                Writer out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            new DetectJsonl(PhiEngine.standard(), ReleasePolicy.SAFE_HARBOR).run(in, out);
        }
    }
}
